import type { Made } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const anywhere = () => ({});

interface Place {
  readonly program: Made;
  readonly track: Made;
}

const made = new WeakMap<ClinicMatrix, Promise<Place>>();

/** A track of its own with one client in it, whom nobody recorded on Friday. */
function placeOf(matrix: ClinicMatrix): Promise<Place> {
  const known = made.get(matrix) ?? makePlace(matrix);
  made.set(matrix, known);
  return known;
}

async function makePlace({ world, here }: ClinicMatrix): Promise<Place> {
  const program = await world.program("Unrecorded IOP", { sites: [here] });
  const track = await world.track("Unrecorded evening", { program, site: here });
  const client = await world.client("Una Recorded", { site: here });
  await world.enrolled(client, { from: "2026-02-23", weekdays: ["FR"], program, track, site: here });
  return { program, track };
}

/** A session of its own for each try, because nobody is reminded twice within the half hour. */
async function freshSession(matrix: ClinicMatrix): Promise<string> {
  const place = await placeOf(matrix);
  const { world, here, staffHere } = matrix;
  const group = await world.series("Unrecorded group", "FR 18:00-19:00", {
    from: "2026-02-27",
    site: here,
    facilitator: staffHere.clinician,
    ...place,
  });
  return (await world.session(group, "2026-02-27")).id;
}

export const REMINDER_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("rosters.not-taken", STAFF, anywhere, () => ({ siteId: null })),
  row("rosters.end-of-day", STAFF, anywhere, () => ({ siteId: null, day: null })),
  row("roster.remind", STAFF, atHere, async (matrix) => ({ sessionId: await freshSession(matrix) })),
];
