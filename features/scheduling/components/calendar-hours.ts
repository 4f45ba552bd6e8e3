import type { BandEdges } from "@/lib/time/band";
import { formatTime } from "@/lib/time/format";
import { localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";

const EARLIEST = 8 * 60 + 30;
const LATEST = 20 * 60;
const DAY_END = 24 * 60;

/** Minutes after midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Half an hour of air before the first session, and up to the full hour after the last. */
export function hoursOf(items: readonly { startMinute: number; minutes: number }[]): Hours {
  const starts = items.map(({ startMinute }) => Math.floor((startMinute - 30) / 30) * 30);
  const ends = items.map(({ startMinute, minutes }) => Math.ceil((startMinute + minutes + 5) / 60) * 60);
  return {
    from: Math.max(0, Math.min(EARLIEST, ...starts)),
    to: Math.min(DAY_END, Math.max(LATEST, ...ends)),
  };
}

/** The clinic's parts of the day that lie in the shown hours. */
export function bandsOf(edges: BandEdges, { from, to }: Hours): { label: string; from: number; to: number }[] {
  const afternoon = minutesOfDay(edges.afternoon);
  const evening = minutesOfDay(edges.evening);
  return [
    { label: "Morning", from, to: afternoon },
    { label: "Afternoon", from: afternoon, to: evening },
    { label: "Evening", from: evening, to },
  ].filter((band) => band.to > from && band.from < to && band.to > band.from);
}

export function hourText(minute: number): string {
  return minute === 720 ? "noon" : formatTime(localTimeOfMinutes(minute % DAY_END)).replace(":00", "");
}
