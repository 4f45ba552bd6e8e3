import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { parseLocalTime, type LocalTime } from "@/lib/time/local-time";

/** One way out of a clash, on the days it is about. `anyway`: book it as it is. */
export type WayOut =
  | { readonly way: "place"; readonly roomId: string; readonly dates: readonly LocalDate[] }
  | { readonly way: "skip"; readonly dates: readonly LocalDate[] }
  | { readonly way: "time"; readonly startTime: LocalTime; readonly dates: readonly LocalDate[] }
  | { readonly way: "anyway"; readonly dates: readonly LocalDate[] };

/** The radios of one notice are called this and the notice's id. */
export const WAY_FIELD = "way:";

/** A way out as a form offers it. */
export interface OfferedWayOut {
  /** What the form sends, as `formatWayOut` writes it. */
  readonly value: string;
  readonly way: WayOut["way"];
  /** "Use Room D that day" */
  readonly label: string;
  /** "free, seats 12" */
  readonly note: string | null;
  /** The one that stands chosen until somebody chooses. */
  readonly isPicked: boolean;
}

/** A way out as a form field's value: "place:<room id>:2026-12-09", "skip:2026-12-09,2026-12-16", "time:14:30:2026-12-09". */
export function formatWayOut(way: WayOut): string {
  const dates = way.dates.join(",");
  switch (way.way) {
    case "place":
      return `place:${way.roomId}:${dates}`;
    case "time":
      return `time:${way.startTime}:${dates}`;
    default:
      return `${way.way}:${dates}`;
  }
}

/** Reads what `formatWayOut` wrote; null for anything else, also for one without a day. */
export function parseWayOut(text: string): WayOut | null {
  const [, way, of, list] =
    /^(place|time|skip|anyway):(?:([0-9A-Za-z_-]{1,64}|\d\d:\d\d):)?([\d,-]+)$/.exec(text) ?? [];
  if (way === undefined || list === undefined) return null;
  const read = list.split(",").map((each) => parseLocalDate(each));
  const dates = read.filter((each) => each !== null);
  if (dates.length < read.length) return null;
  if (way === "skip" || way === "anyway") return of === undefined ? { way, dates } : null;
  if (of === undefined) return null;
  if (way === "place") return of.includes(":") ? null : { way, roomId: of, dates };
  const startTime = /^\d\d:\d\d$/.test(of) ? parseLocalTime(of) : null;
  return startTime === null ? null : { way: "time", startTime, dates };
}
