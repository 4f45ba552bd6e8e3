import { askCorrection } from "@/features/corrections/commands/ask-correction";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const MAY_CORRECT = ["admin", "director"] as const;
const LONG_AGO = "2026-02-09";

interface Place {
  readonly program: Made;
  readonly track: Made;
  /** Long locked, led by the clinician of the site. */
  readonly session: SessionRow;
}

const made = new WeakMap<ClinicMatrix, Promise<Place>>();

function placeOf(matrix: ClinicMatrix): Promise<Place> {
  const known = made.get(matrix) ?? makePlace(matrix);
  made.set(matrix, known);
  return known;
}

async function makePlace({ world, here, staffHere }: ClinicMatrix): Promise<Place> {
  const program = await world.program("Old IOP", { sites: [here] });
  const track = await world.track("Old morning", { program, site: here });
  const more = { from: LONG_AGO, site: here, program, track, facilitator: staffHere.clinician };
  const group = await world.series("Old group", "MO 09:00-10:00", more);
  return { program, track, session: await world.session(group, LONG_AGO) };
}

/** A line of a locked roster that nobody recorded. */
async function line(matrix: ClinicMatrix) {
  const { program, track, session } = await placeOf(matrix);
  const client = await matrix.world.client("New Client", { site: matrix.here });
  await matrix.world.enrolled(client, { from: LONG_AGO, weekdays: ["MO"], program, track, site: matrix.here });
  return { sessionId: session.id, clientId: client.id };
}

async function asked(matrix: ClinicMatrix): Promise<string> {
  const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
  const wanted = { ...nothing, as: "present" as const, seenVersion: 0, why: "Was there." };
  return (await matrix.world.do(askCorrection, { ...(await line(matrix)), ...wanted })).id;
}

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const led = ({ here, staffHere }: ClinicMatrix) => ({ siteId: here.id, staffIds: [staffHere.clinician.id] });

export const CORRECTION_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "correction.waiting",
    MAY_CORRECT,
    () => ({}),
    () => ({}),
  ),
  row(
    "correction.count",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row("correction.form", STAFF, led, line),
  row("attendance.history", STAFF, atHere, async (matrix) => {
    const { sessionId, clientId } = await line(matrix);
    return { sessionId, client: clientId };
  }),
  row("attendance.line-history", STAFF, atHere, line),
  row("correction.ask", STAFF, led, async (matrix) => ({
    ...(await line(matrix)),
    as: "present",
    seenVersion: "0",
    why: "Was there.",
  })),
  row("correction.withdraw", STAFF, led, async (matrix) => ({ requestId: await asked(matrix) })),
  row("correction.decide", MAY_CORRECT, atHere, async (matrix) => ({
    requestIds: await asked(matrix),
    verdict: "approve",
  })),
];
