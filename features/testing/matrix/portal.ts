import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

/** Whose week it is comes from the sign-in, so there is nothing of another's that could be asked for. */
export const PORTAL_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "portal.own-week",
    ["client"],
    () => ({}),
    () => ({ week: null }),
  ),
  row(
    "portal.family-weeks",
    ["family"],
    () => ({}),
    () => ({}),
  ),
];
