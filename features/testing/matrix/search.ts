import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;

export const SEARCH_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "search.page",
    STAFF,
    () => ({}),
    () => ({ find: null }),
  ),
  row(
    "search.find",
    STAFF,
    () => ({}),
    () => ({ term: "Ada" }),
  ),
  row(
    "search.live",
    STAFF,
    () => ({}),
    () => ({ term: "Ada" }),
  ),
];
