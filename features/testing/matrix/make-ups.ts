import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { makeUpOffers } from "@/db/schema";
import { addToRoster } from "@/features/attendance/commands/add-to-roster";
import { offerMakeUps } from "@/features/make-ups/commands/offer-make-ups";
import type { Made } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import type { World } from "@/features/testing/world";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const HEADS = ["admin", "director"] as const;
const MONDAY = localDate("2026-03-02");
const SEATS_A_DAY = 40;

const ofHere = ({ here }: ClinicMatrix) => ({ siteId: here.id });
const ofClient = ({ here, client }: ClinicMatrix) => ({ siteId: here.id, clientId: client.id });

let seats = 0;
const ownOf = new WeakMap<World, { readonly program: Made; readonly enrollmentId: string }>();

/** A session that the client missed this morning, and a seat that makes up for it; anew for every try, because one is used up. */
async function aSeat({ world, here, client }: ClinicMatrix) {
  const { now } = world;
  const enroll = async () => {
    const rules = [{ id: "total", measure: "absences", within: "enrollment", at: 200, level: "watch" } as const];
    const policy = { makeUpErasesWithin: 30, rules };
    const program = await world.program(`Program ${newId()}`, { sites: [here], policy });
    const track = await world.track("Evening", { program, site: here });
    const enrollment = await world.enrolled(client, { from: MONDAY, program, track, site: here });
    return { program, enrollmentId: enrollment.id };
  };
  const own = ownOf.get(world) ?? (await enroll());
  ownOf.set(world, own);
  const usual = { site: here, program: own.program, track: null, count: 1 } as const;
  const before = await world.series(`Missed ${newId()}`, "MO 08:00-08:30", { ...usual, from: MONDAY });
  const missed = await world.session(before, MONDAY);
  const walkIn = { kind: "walk_in", makeUpForSessionId: null } as const;
  await world.do(addToRoster, { sessionId: missed.id, clientId: client.id, ...walkIn });
  await world.mark(client, missed, "missed", { at: "2026-03-02T09:00" });
  world.now = now;
  const nth = seats++;
  const date = addDays(MONDAY, 1 + Math.floor(nth / SEATS_A_DAY));
  const start = 480 + (nth % SEATS_A_DAY) * 15;
  const weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][1 + Math.floor(nth / SEATS_A_DAY)]!;
  const pattern = `${weekday} ${localTimeOfMinutes(start)}-${localTimeOfMinutes(start + 10)}`;
  const series = await world.series(`Seat ${newId()}`, pattern, { ...usual, from: date, capacity: 5 });
  return { enrollmentId: own.enrollmentId, sessionId: (await world.session(series, date)).id };
}

async function anOffer(matrix: ClinicMatrix) {
  const { enrollmentId, sessionId } = await aSeat(matrix);
  await matrix.world.do(offerMakeUps, { enrollmentId, sessionIds: [sessionId] });
  const [offer] = await matrix.world.reader.select().from(makeUpOffers).where(eq(makeUpOffers.sessionId, sessionId));
  return { offerId: offer!.id };
}

export const MAKE_UP_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "make-ups.short",
    STAFF,
    () => ({}),
    () => ({ siteId: null }),
  ),
  row(
    "make-ups.page",
    STAFF,
    () => ({}),
    () => ({ siteId: null }),
  ),
  row("make-ups.offer-form", STAFF, ofHere, ({ client }) => ({ clientId: client.id })),
  row("make-ups.of-client", STAFF, ofHere, ({ client }) => ({ clientId: client.id })),
  row("make-ups.offer", STAFF, ofHere, async (matrix) => {
    const { enrollmentId, sessionId } = await aSeat(matrix);
    return { enrollmentId, sessionIds: [sessionId] };
  }),
  row("make-ups.answer-for-client", STAFF, ofClient, async (matrix) => ({
    ...(await anOffer(matrix)),
    answer: "accept",
  })),
  row("make-ups.withdraw", STAFF, ofClient, anOffer),
  row("make-ups.answer", ["client"], ofClient, async (matrix) => ({ ...(await anOffer(matrix)), answer: "decline" })),
  row(
    "make-ups.own",
    ["client"],
    () => ({}),
    () => ({}),
  ),
  row(
    "make-ups.rules",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row(
    "make-ups.change-rules",
    HEADS,
    () => ({ siteId: null }),
    () => ({ seenVersion: "1", weekday: "TU", time: "12:00", visitors: "none", pairs: [] }),
  ),
];
