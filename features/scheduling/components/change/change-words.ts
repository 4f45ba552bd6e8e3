import { listWords } from "@/lib/recurrence/rule-words";
import { parseWayOut } from "@/lib/scheduling/ways-out";
import { formatDate, formatTime } from "@/lib/time/format";
import { parseLocalTime } from "@/lib/time/local-time";
import type { Choice } from "../../queries/series-choices";

/** "9:00 AM"; a text that is no time is told as it is. */
export function timeName(value: string): string {
  const time = parseLocalTime(value);
  return time === null ? value : formatTime(time);
}

/** What a list calls its choice, without what stands behind the name: "Room D" of "Room D, seats 12". */
export function choiceName(value: string, choices: readonly Choice[], otherwise: string): string {
  return choices.find((choice) => choice.value === value)?.label.split(",")[0] ?? otherwise;
}

/** A way out as it was sent, in words: "Use Room D on Wed, Dec 9 and Wed, Jan 6". */
export function wayText(value: string, rooms: readonly Choice[]): string {
  const way = parseWayOut(value);
  if (way === null) return "Leave it as it is";
  const on = listWords(way.dates.map((date) => formatDate(date)));
  switch (way.way) {
    case "place":
      return `Use ${choiceName(way.roomId, rooms, "another room")} on ${on}`;
    case "time":
      return `Start at ${formatTime(way.startTime)} on ${on}`;
    case "skip":
      return `Skip ${on}`;
    case "anyway":
      return `Leave it as it is on ${on}`;
  }
}
