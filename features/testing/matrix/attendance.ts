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
];
