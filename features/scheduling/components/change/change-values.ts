import { parseLocalDate, weekdayOf, type Weekday } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, parseLocalTime } from "@/lib/time/local-time";
import type { Typed } from "@/server/doors/action-state";
import type { ChangeFields, ChangeFormView } from "../../queries/change-form";

export type Scope = "one" | "following" | "all";

/** What one session alone has not. */
const OF_SERIES: readonly string[] = ["title", "capacity", "repeats", "weekdays", "ends", "lastDate"];

/** What a block that was dragged says. A start comes before its end, which it would take along. */
const FROM_ADDRESS: readonly string[] = ["startTime", "endTime", "date", "roomId"];

/** What a single session starts from when it is to become a series: every week on its own weekday. */
export function seriesOfOne({ session }: Pick<ChangeFormView, "session">): ChangeFields {
  const date = parseLocalDate(session.date ?? "");
  return { repeats: "w1", weekdays: date === null ? "" : weekdayOf(date), ends: "open", lastDate: "" };
}

/** What the fields say while a change is being made. Weekdays stand in one text, parted by commas. */
export type ChangeValues = ChangeFields & { readonly scope: Scope };

/** What the fields said before, for the sessions that are meant. */
export function valuesBefore(view: Pick<ChangeFormView, "session" | "series">, scope: Scope): ChangeFields {
  return scope === "one" ? view.session : view.series;
}

/** What an opened form says: how things are, over that what came with the address, over that what was typed. */
export function startingValues(
  view: Pick<ChangeFormView, "session" | "series">,
  start: { readonly scope: Scope; readonly prefill: Readonly<Record<string, string>>; readonly typed: Typed | null },
): ChangeValues {
  const { prefill, typed } = start;
  const scope = readScope(typed?.scope) ?? start.scope;
  let values: ChangeValues = { ...valuesBefore(view, scope), scope };
  for (const name of [...FROM_ADDRESS, ...OF_SERIES])
    if (prefill[name] !== undefined) values = withValue(values, name, prefill[name]);
  if (typed === null) return values;
  const told = Object.entries(typed).map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.join(","),
  ]);
  return { ...values, weekdays: "", ...Object.fromEntries(told), scope };
}

/** One field changed. A start that moves takes its end along, so that the length stays until it is changed itself. */
export function withValue(values: ChangeValues, name: string, value: string): ChangeValues {
  const next = { ...values, [name]: value };
  if (name !== "startTime") return next;
  const [from, to, start] = [values.startTime, values.endTime, value].map((text) => parseLocalTime(text ?? ""));
  if (!from || !to || !start) return next;
  const end = minutesOfDay(start) + minutesOfDay(to) - minutesOfDay(from);
  return end > minutesOfDay(start) && end < 1440 ? { ...next, endTime: localTimeOfMinutes(end) } : next;
}

/**
 * Other sessions meant. What was not changed becomes what these say; what was changed stays a wish. A single session
 * moved to another weekday becomes that weekday for them all.
 */
export function withScope(
  values: ChangeValues,
  view: Pick<ChangeFormView, "session" | "series">,
  scope: Scope,
): ChangeValues {
  const [from, to] = [valuesBefore(view, values.scope), valuesBefore(view, scope)];
  const isKept = (name: string) => values[name] !== from[name] && !(scope === "one" && OF_SERIES.includes(name));
  const kept = Object.entries(to).map(([name, value]) => [name, isKept(name) ? values[name] : value]);
  const next = { ...values, ...Object.fromEntries(kept), scope } as ChangeValues;
  const [old, wanted] = [parseLocalDate(view.session.date ?? ""), parseLocalDate(values.date ?? "")];
  if (scope === "one" || values.scope !== "one" || !old || !wanted || weekdayOf(old) === weekdayOf(wanted)) return next;
  const days = daysOf(to);
  if (!days.includes(weekdayOf(old))) return next;
  return { ...next, weekdays: days.map((day) => (day === weekdayOf(old) ? weekdayOf(wanted) : day)).join(",") };
}

export function daysOf(values: ChangeFields): Weekday[] {
  return (values.weekdays ?? "").split(",").filter((day) => day !== "") as Weekday[];
}

export function readScope(text: unknown): Scope | null {
  return text === "one" || text === "following" || text === "all" ? text : null;
}
