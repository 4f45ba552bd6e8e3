import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** One way out of a clash, on the days it is about. `anyway`: book it as it is. */
export type WayOut =
  | { readonly way: "place"; readonly roomId: string; readonly dates: readonly LocalDate[] }
  | { readonly way: "skip"; readonly dates: readonly LocalDate[] }
  | { readonly way: "time"; readonly startTime: LocalTime; readonly dates: readonly LocalDate[] }
  | { readonly way: "anyway"; readonly dates: readonly LocalDate[] };

/** A way out as a form offers it. */
export interface OfferedWayOut {
  /** `formatWayOut`: "place:<roomId>:2026-12-09,2026-12-16". */
  readonly value: string;
  /** "Use Room D that day" */
  readonly label: string;
  /** "free, seats 12" */
  readonly note: string | null;
}
