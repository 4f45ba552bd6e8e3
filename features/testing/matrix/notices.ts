import { eq, and, isNull } from "drizzle-orm";
import { absenceNotices } from "@/db/schema";
import { logNotices } from "@/features/notices/commands/log-notices";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const DECIDERS = ["admin", "director", "clinician"] as const;
const DAY = "2026-03-03";

interface Place {
  readonly program: Made;
  readonly track: Made;
  /** To come, led by the clinician of the site. */
  readonly session: SessionRow;
  /** The signed-in client's own, to come. */
  readonly own: SessionRow;
}

const made = new WeakMap<ClinicMatrix, Promise<Place>>();

function placeOf(matrix: ClinicMatrix): Promise<Place> {
  const known = made.get(matrix) ?? makePlace(matrix);
  made.set(matrix, known);
  return known;
}

async function makePlace({ world, here, client, staffHere }: ClinicMatrix): Promise<Place> {
  const program = await world.program("Notice IOP", { sites: [here] });
  const track = await world.track("Notice morning", { program, site: here });
  const ownTrack = await world.track("Notice evening", { program, site: here });
  const more = { from: "2026-03-02", site: here, program, facilitator: staffHere.clinician };
  const group = await world.series("Notice group", "TU 09:00-10:00", { ...more, track });
  const own = await world.series("Own group", "TU 18:00-19:00", { ...more, track: ownTrack });
  await world.enrolled(client, { from: "2026-03-02", weekdays: ["TU"], program, track: ownTrack, site: here });
  return { program, track, session: await world.session(group, DAY), own: await world.session(own, DAY) };
}

/** Somebody new who is expected tomorrow. */
async function expected(matrix: ClinicMatrix) {
  const { program, track, session } = await placeOf(matrix);
  const client = await matrix.world.client("New Client", { site: matrix.here });
  await matrix.world.enrolled(client, { from: "2026-03-02", weekdays: ["TU"], program, track, site: matrix.here });
  return { clientId: client.id, sessionId: session.id };
}

const TOLD = { kind: "cannot_come", channel: "phone" } as const;

/** A notice that nobody decided yet. */
async function told(matrix: ClinicMatrix) {
  const { clientId, sessionId } = await expected(matrix);
  return noticeOf(matrix, clientId, sessionId);
}

async function noticeOf({ world }: ClinicMatrix, clientId: string, sessionId: string) {
  const rest = { expectedTime: null, reason: null, words: null, givenAt: world.now };
  await world.do(logNotices, { clientId, sessionIds: [sessionId], ...TOLD, ...rest });
  const [notice] = await world.reader
    .select()
    .from(absenceNotices)
    .where(
      and(
        eq(absenceNotices.clientId, clientId),
        eq(absenceNotices.sessionId, sessionId),
        isNull(absenceNotices.withdrawnAt),
      ),
    );
  return { noticeId: notice!.id, seenVersion: String(notice!.version) };
}

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const led = ({ here, staffHere }: ClinicMatrix) => ({ siteId: here.id, staffIds: [staffHere.clinician.id] });
const ofClient = ({ client }: ClinicMatrix) => ({ clientId: client.id });
const nothing = () => ({});

export const NOTICE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("notice.people", STAFF, nothing, () => ({ siteId: null })),
  row("notice.today", STAFF, nothing, () => ({ siteId: null })),
  row("notice.form", STAFF, atHere, ofClient),
  row("notice.of-client", STAFF, atHere, ofClient),
  row("notice.one", STAFF, atHere, async (matrix) => ({ noticeId: (await told(matrix)).noticeId })),
  row("notice.log", STAFF, atHere, async (matrix) => {
    const { clientId, sessionId } = await expected(matrix);
    return { clientId, sessionIds: sessionId, ...TOLD };
  }),
  row("notice.edit", STAFF, atHere, async (matrix) => ({ ...(await told(matrix)), ...TOLD, reason: "Sick" })),
  row("notice.withdraw", STAFF, atHere, async (matrix) => ({ noticeId: (await told(matrix)).noticeId })),
  row("excuse.undecided", DECIDERS, nothing, () => ({})),
  row("excuse.decide", DECIDERS, led, async (matrix) => ({ ...(await told(matrix)), verdict: "accept" })),
  row("notice.own", ["client"], nothing, () => ({ sessionId: null })),
  row("notice.tell-own", ["client"], ofClient, async (matrix) => ({
    sessionId: (await placeOf(matrix)).own.id,
    kind: "late",
    minutes: "20",
  })),
  row("notice.take-back-own", ["client"], ofClient, async (matrix) => ({
    noticeId: (await noticeOf(matrix, matrix.client.id, (await placeOf(matrix)).own.id)).noticeId,
  })),
];
