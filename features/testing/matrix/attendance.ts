import { newId } from "@/db/id";
import { addToRoster } from "@/features/attendance/commands/add-to-roster";
import { recordDidNotMeet } from "@/features/attendance/commands/did-not-meet";
import { addTopic } from "@/features/programs/commands/topics";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const TODAY = "2026-03-02";

interface Rooms {
  readonly program: Made;
  readonly track: Made;
  /** Under way, led by the clinician of the site. */
  readonly session: SessionRow;
  /** Of the same lead, with nobody expected. */
  readonly empty: SessionRow;
}

const made = new WeakMap<ClinicMatrix, Promise<Rooms>>();

function roomsOf(matrix: ClinicMatrix): Promise<Rooms> {
  const known = made.get(matrix) ?? makeRooms(matrix);
  made.set(matrix, known);
  return known;
}

async function makeRooms({ world, here, staffHere }: ClinicMatrix): Promise<Rooms> {
  const program = await world.program("Roster IOP", { sites: [here] });
  const track = await world.track("Roster morning", { program, site: here });
  const more = { from: TODAY, site: here, program, facilitator: staffHere.clinician };
  const group = await world.series("Roster group", "MO 09:00-12:00", { ...more, track });
  const quiet = await world.series("Quiet group", "MO 09:30-12:00", { ...more, track: null });
  return { program, track, session: await world.session(group, TODAY), empty: await world.session(quiet, TODAY) };
}

/** Somebody on the roster whom nobody has recorded. */
async function unrecorded(matrix: ClinicMatrix) {
  const { program, track, session } = await roomsOf(matrix);
  const client = await matrix.world.client("New Client", { site: matrix.here });
  await matrix.world.enrolled(client, { from: TODAY, weekdays: ["MO"], program, track, site: matrix.here });
  return { sessionId: session.id, clientId: client.id };
}

const led = ({ here, staffHere }: ClinicMatrix) => ({ siteId: here.id, staffIds: [staffHere.clinician.id] });
const ofSession = async (matrix: ClinicMatrix) => ({ sessionId: (await roomsOf(matrix)).session.id });

/** A group under way of its own, that nobody is marked in. */
async function untouched(matrix: ClinicMatrix): Promise<{ sessionId: string; serviceTypeId: string }> {
  const { world, here, staffHere } = matrix;
  const { program } = await roomsOf(matrix);
  const more = { from: TODAY, site: here, program, facilitator: staffHere.clinician, track: null };
  const series = await world.series(`Untouched ${newId()}`, "MO 09:45-12:00", more);
  const { id, serviceTypeId } = await world.session(series, TODAY);
  return { sessionId: id, serviceTypeId };
}

/** Somebody of the site who is not on a roster under way. */
async function outsider(matrix: ClinicMatrix) {
  const { world, here } = matrix;
  const { program } = await roomsOf(matrix);
  const elsewhere = await world.track(`Elsewhere ${newId()}`, { program, site: here });
  const client = await world.client("Walk In", { site: here });
  await world.enrolled(client, { from: TODAY, weekdays: ["SU"], program, track: elsewhere, site: here });
  const { sessionId } = await untouched(matrix);
  return { sessionId, clientId: client.id };
}

const WALK_IN = { kind: "walk_in", makeUpForSessionId: null } as const;

export const ATTENDANCE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "attendance.rosters",
    STAFF,
    () => ({}),
    () => ({ siteId: null, onlyMine: false }),
  ),
  row("attendance.roster", STAFF, led, ofSession),
  row("attendance.lines", STAFF, led, ofSession),
  row("attendance.mark", STAFF, led, async (matrix) => ({
    ...(await unrecorded(matrix)),
    as: "present",
    seenVersion: "0",
  })),
  row("attendance.mark-lines", STAFF, led, async (matrix) => {
    const { sessionId, clientId } = await unrecorded(matrix);
    return { sessionId, lines: [{ clientId, as: "missed", told: "before", seenVersion: 0 }] };
  }),
  row("attendance.mark-rest", STAFF, led, async (matrix) => ({ sessionId: (await unrecorded(matrix)).sessionId })),
  row("attendance.finish", STAFF, led, async (matrix) => ({ sessionId: (await roomsOf(matrix)).empty.id })),
  row("attendance.finish-later", STAFF, led, async (matrix) => ({ sessionId: (await roomsOf(matrix)).empty.id })),
  row(
    "attendance.running",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row("roster.set-topic", STAFF, led, async (matrix) => {
    const { sessionId, serviceTypeId } = await untouched(matrix);
    const topic = await matrix.world.do(addTopic, { serviceTypeId, title: `Topic ${newId()}` });
    return { sessionId, topicId: topic.id };
  }),
  row("roster.record-lead", STAFF, led, async (matrix) => ({
    sessionId: (await untouched(matrix)).sessionId,
    staffId: matrix.staffHere.clinician.id,
  })),
  row("roster.did-not-meet", STAFF, led, async (matrix) => ({
    sessionId: (await untouched(matrix)).sessionId,
    reason: "Nobody came",
  })),
  row("roster.met-after-all", STAFF, led, async (matrix) => {
    const { sessionId } = await untouched(matrix);
    await matrix.world.do(recordDidNotMeet, { sessionId, reason: "Nobody came" });
    return { sessionId };
  }),
  row("roster.did-not-meet-form", STAFF, led, ofSession),
  row("roster.find-someone", STAFF, led, async (matrix) => ({ ...(await ofSession(matrix)), term: "Walk" })),
  row("roster.add-form", STAFF, led, async (matrix) => ({ ...(await ofSession(matrix)), find: null, clientId: null })),
  row("roster.add", STAFF, led, async (matrix) => ({ ...(await outsider(matrix)), kind: "walk_in" })),
  row("roster.remove", STAFF, led, async (matrix) => {
    const one = await outsider(matrix);
    await matrix.world.do(addToRoster, { ...one, ...WALK_IN });
    return one;
  }),
  row("roster.sign-in-sheet", STAFF, led, ofSession),
  row(
    "roster.downtime",
    STAFF,
    () => ({}),
    () => ({ siteId: null }),
  ),
];
