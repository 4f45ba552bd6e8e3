import { WEEKDAYS, type Weekday } from "@/lib/time/local-date";

const SHORT: Record<Weekday, string> = { MO: "Mon", TU: "Tue", WE: "Wed", TH: "Thu", FR: "Fri", SA: "Sat", SU: "Sun" };
const LONG: Record<Weekday, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

/** "Mon". */
export function weekdayShort(weekday: Weekday): string {
  return SHORT[weekday];
}

/** "Monday". */
export function weekdayLong(weekday: Weekday): string {
  return LONG[weekday];
}

/** "Mon, Wed, Fri", Monday first whatever the order given; the five weekdays are "Mon–Fri". */
export function weekdayList(weekdays: readonly Weekday[]): string {
  const chosen = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
  if (chosen.join() === "MO,TU,WE,TH,FR") return "Mon–Fri";
  return chosen.map((weekday) => SHORT[weekday]).join(", ");
}
