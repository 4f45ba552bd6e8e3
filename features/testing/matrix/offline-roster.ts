import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const nothing = () => ({});

export const OFFLINE_ROSTER_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("roster.offline-key", STAFF, nothing, nothing),
  row("roster.ahead", STAFF, nothing, nothing),
];
