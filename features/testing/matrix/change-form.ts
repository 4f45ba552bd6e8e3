import { newId } from "@/db/id";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const PLANNERS = ["admin", "director", "scheduler"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

async function aSeries({ world, here }: ClinicMatrix) {
  const more = { from: "2026-03-09", site: here, program: null, track: null, count: 2 };
  return world.series("Process group", "MO 09:00-10:00", more);
}

/** The form of a change of the schedule, and what is told of changes that were made. */
export const CHANGE_FORM_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("scheduling.change-form", PLANNERS, atHere, async (matrix) => ({
    seriesId: (await aSeries(matrix)).id,
    sessionId: null,
  })),
  row("scheduling.series-changes", STAFF, atHere, async (matrix) => ({ seriesId: (await aSeries(matrix)).id })),
  row("scheduling.week-copies", PLANNERS, atHere, ({ here }) => ({ siteId: here.id })),
  row(
    "scheduling.change-made",
    STAFF,
    () => ({}),
    () => ({ changeId: newId() }),
  ),
];
