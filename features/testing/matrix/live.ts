import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

export const LIVE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "live.follow",
    ["admin", "director", "scheduler", "clinician"],
    () => ({}),
    () => ({}),
  ),
];
