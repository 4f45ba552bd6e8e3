import type { FileReading, FileSeries, LeftOut } from "@/lib/calendar-import/file-series";
import type { IcsEvent } from "@/lib/calendar-import/ics-event";
import { stampOf } from "@/lib/calendar-import/stamp-of";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { parseRule } from "@/lib/recurrence/parse-rule";
import { explainRuleProblem } from "@/lib/recurrence/rule-problem";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import { formatInstant } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";

/**
 * Joins the changes of single dates (RECURRENCE-ID) to their series: a date that was canceled is left out, one that was
 * moved becomes an added date, and one that differs in more than its start becomes a session of its own. The dates that
 * come out are those the other program shows.
 */
export function joinChanges(events: readonly IcsEvent[]): FileReading {
  const series: FileSeries[] = [];
  const leftOut: LeftOut[] = [];
  for (const sameUid of byUid(events)) {
    const masters = sameUid.filter(({ replaces }) => replaces === null);
    const latest = masters.reduce<IcsEvent | null>(
      (best, each) => (best === null || each.sequence >= best.sequence ? each : best),
      null,
    );
    for (const other of masters)
      if (other !== latest)
        leftOut.push(out(other, "The file has it a second time, in a later state, which is taken."));
    const changes = latestChanges(
      sameUid.filter(({ replaces }) => replaces !== null),
      leftOut,
    );
    if (latest === null) for (const change of changes) takeAlone(change, series, leftOut);
    else if (latest.isCancelled) for (const event of [latest, ...changes]) leftOut.push(out(event, "It was canceled."));
    else takeSeries(latest, changes, series, leftOut);
  }
  return { series, leftOut };
}

function byUid(events: readonly IcsEvent[]): IcsEvent[][] {
  const groups = new Map<string, IcsEvent[]>();
  // Without a UID nothing belongs together.
  for (const event of events) {
    const key = event.uid === "" ? `line ${event.line}` : event.uid;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()];
}

/** Of two changes of one date the later state counts. */
function latestChanges(changes: readonly IcsEvent[], leftOut: LeftOut[]): IcsEvent[] {
  const byDate = new Map<string, IcsEvent>();
  for (const change of changes) {
    const key = JSON.stringify(change.replaces);
    const other = byDate.get(key);
    const [kept, dropped] = other !== undefined && other.sequence > change.sequence ? [other, change] : [change, other];
    byDate.set(key, kept);
    if (dropped !== undefined) leftOut.push(out(dropped, "The file has this change a second time, in a later state."));
  }
  return [...byDate.values()];
}

function takeAlone(event: IcsEvent, series: FileSeries[], leftOut: LeftOut[]): void {
  if (event.isCancelled) leftOut.push(out(event, "It was canceled."));
  else series.push(single(event));
}

function takeSeries(master: IcsEvent, changes: readonly IcsEvent[], series: FileSeries[], leftOut: LeftOut[]): void {
  if (master.rule !== null) {
    const parsed = parseRule(master.rule, { refuseSubDaily: true });
    if (!parsed.ok) {
      for (const event of [master, ...changes]) leftOut.push(out(event, explainRuleProblem(parsed.refusal)));
      return;
    }
  }
  const excluded = new Map<string, LeftOut | null>(master.exdates.map((stamp) => [stamp, null]));
  const added = new Map<number, IcsEvent | null>(master.rdates.map((instant) => [instant.getTime(), null]));
  const moved: IcsEvent[] = [];
  for (const change of changes) {
    excluded.set(replacedStamp(change, master), null);
    // An added date that was changed is not added any more.
    if (change.replaces !== null && "instant" in change.replaces) added.delete(change.replaces.instant.getTime());
    if (change.isCancelled) continue;
    if (isAlike(change, master)) moved.push(change);
    else series.push(single(change));
  }
  for (const change of moved) {
    const stamp = stampOf(change.start, master.zone);
    // Onto a place that another change left: that place is then simply kept.
    if (excluded.has(stamp)) excluded.delete(stamp);
    const isTaken = added.has(change.start.getTime());
    if (isTaken) leftOut.push(out(change, "The series has another session at that very start."));
    else added.set(change.start.getTime(), change);
  }
  const bare = ruleOf(master, [...excluded.keys()], []);
  const rdates: string[] = [];
  for (const [instant, change] of added) {
    const date = toLocal(new Date(instant), master.zone).date;
    const stands = expandSeries(bare, { from: addDays(date, -1), to: addDays(date, 1) }).some(
      ({ startsAt }) => startsAt.getTime() === instant,
    );
    const isOwnPlace =
      change?.replaces != null && "instant" in change.replaces && change.replaces.instant.getTime() === instant;
    if (!stands) rdates.push(stampOf(new Date(instant), master.zone));
    else if (change !== null && !isOwnPlace && !wasFreed(change, changes))
      leftOut.push(out(change, "The series has another session at that very start."));
  }
  const rule = ruleOf(master, [...excluded.keys()], rdates);
  series.push({ line: master.line, words: master.words, rule });
}

/** Whether the place that the change moved onto was another change's, which left it. */
function wasFreed({ start }: IcsEvent, changes: readonly IcsEvent[]): boolean {
  return changes.some(
    ({ replaces }) => replaces !== null && "instant" in replaces && replaces.instant.getTime() === start.getTime(),
  );
}

function replacedStamp({ replaces }: IcsEvent, { zone }: IcsEvent): string {
  if (replaces === null) throw new Error("Only a change replaces a date.");
  return "day" in replaces ? replaces.day : stampOf(replaces.instant, zone);
}

function isAlike(change: IcsEvent, master: IcsEvent): boolean {
  if (change.minutes !== master.minutes) return false;
  // A change often repeats only what changed.
  return (["title", "room", "leader", "serviceType"] as const).every(
    (word) => change.words[word] === master.words[word] || change.words[word] === "",
  );
}

function single(event: IcsEvent): FileSeries {
  return { line: event.line, words: event.words, rule: ruleOf({ ...event, rule: null }, [], []) };
}

function ruleOf(
  { start, zone, minutes, rule }: IcsEvent,
  exdates: readonly string[],
  rdates: readonly string[],
): SeriesRule {
  const { date, time } = toLocal(start, zone);
  return { start: { date, time }, zone, durationMinutes: minutes, rule, exdates, rdates };
}

function out({ line, words, start, zone }: IcsEvent, why: string): LeftOut {
  return { line, what: [words.title, formatInstant(start, zone)].filter(Boolean).join(", "), why };
}
