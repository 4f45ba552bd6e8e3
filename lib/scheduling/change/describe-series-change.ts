import { countChanges, type ChangeCounts } from "@/lib/scheduling/change/count-changes";
import type { SeriesChange, SeriesChangePlan, SeriesFields } from "@/lib/scheduling/change/series-change";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import { countSessions } from "@/lib/scheduling/count-sessions";
import { formatDate, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

export interface SeriesChangeWords {
  /** What was done, for undo and the audit: "Moved 34 sessions to 10:00 AM". */
  readonly summary: string;
  /** What will be done, for the button that does it: "Move 34 sessions". */
  readonly button: string;
}

const NOTHING: SeriesChangeWords = { summary: "Changed nothing", button: "Nothing to change" };

/** A planned change in words, with the counts of its plan, so that the button says exactly what the preview shows. */
export function describeSeriesChange(
  plan: SeriesChangePlan,
  change: SeriesChange,
  today: LocalDate,
): SeriesChangeWords {
  if (plan.isNothing) return NOTHING;
  const one = plan.changed[0]?.after ?? plan.added[0];
  switch (change.kind) {
    case "change-one":
      return oneWords(plan, today);
    case "cancel-one":
      return { summary: `Canceled the session on ${when(one, today)}`, button: "Cancel this session" };
    case "restore-one":
      return { summary: `Restored the session on ${when(one, today)}`, button: "Restore this session" };
    case "hold-anyway":
      return change.isHeld
        ? { summary: `Held the session on ${when(one, today)} anyway`, button: "Hold this session" }
        : { summary: `Let the closure have the session on ${when(one, today)}`, button: "Don’t hold this session" };
    case "add-one":
      return { summary: `Added a session on ${when(one, today)}`, button: "Add 1 session" };
    case "end-on":
      return endWords(countChanges(plan), change.lastDay, today);
    case "change-series":
      return seriesWords(countChanges(plan), change.wanted);
  }
}

function oneWords({ changed: [one] }: SeriesChangePlan, today: LocalDate): SeriesChangeWords {
  if (one === undefined) return NOTHING;
  const { before, after } = one;
  if (before.startsAt.getTime() === after.startsAt.getTime())
    return { summary: `Changed the session on ${when(after, today)}`, button: "Change this session" };
  return {
    summary: `Moved a session from ${when(before, today)} to ${when(after, today)}`,
    button: "Move this session",
  };
}

function endWords({ added, gone }: ChangeCounts, lastDay: LocalDate | null, today: LocalDate): SeriesChangeWords {
  const end = lastDay === null ? null : formatDate(lastDay, today);
  const [button, summary] =
    end === null
      ? ["Run on without an end", "Let the series run on"]
      : added > 0
        ? [`Go on until ${end}`, `Extended the series to ${end}`]
        : [`End on ${end}`, `Ended the series on ${end}`];
  const buttonTail = [added > 0 ? `${countSessions(added)} more` : "", gone > 0 ? goes(gone) : ""];
  const summaryTail = [added > 0 ? `${countSessions(added)} more` : "", gone > 0 ? went(gone) : ""];
  return {
    summary: [summary, ...summaryTail].filter(isSaid).join(", "),
    button: [button, ...buttonTail].filter(isSaid).join(", "),
  };
}

function seriesWords({ moved, altered, added, gone }: ChangeCounts, wanted: SeriesFields): SeriesChangeWords {
  const to = wanted.startTime === undefined ? "" : ` to ${formatTime(wanted.startTime)}`;
  const button = join([
    [moved, "move", sessionsNoun],
    [altered, "change", sessionsNoun],
    [added, "add", sessionsNoun],
    [gone, "remove", sessionsNoun],
  ]);
  const summary = join([
    [moved, "moved", (count, isFirst) => `${sessionsNoun(count, isFirst)}${to}`],
    [altered, "changed", (count) => `${fieldsOf(wanted)} of ${countSessions(count)}`],
    [added, "added", sessionsNoun],
    [gone, "removed", sessionsNoun],
  ]);
  // The sessions are as they were, but those still to come will be different.
  return button === ""
    ? { summary: "Changed the series from here on", button: "Change the series" }
    : { summary, button };
}

type Piece = readonly [count: number, verb: string, what: (count: number, isFirst: boolean) => string];

/** "Move 12 sessions, add 5 and remove 22": what is counted is said once. */
function join(pieces: readonly Piece[]): string {
  const said = pieces
    .filter(([count]) => count > 0)
    .map(([count, verb, what], index) => `${verb} ${what(count, index === 0)}`);
  const text = said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function sessionsNoun(count: number, isFirst: boolean): string {
  return isFirst ? countSessions(count) : count.toLocaleString("en-US");
}

/** "the room and lead". */
function fieldsOf({ startTime, durationMinutes, place, lead, title, capacity }: SeriesFields): string {
  const names = [
    startTime === undefined ? "" : "time",
    durationMinutes === undefined ? "" : "length",
    place === undefined ? "" : "room",
    lead === undefined ? "" : "lead",
    title === undefined ? "" : "name",
    capacity === undefined ? "" : "number of places",
  ].filter(isSaid);
  const [last, ...first] = names.toReversed();
  return `the ${first.length === 0 ? (last ?? "plan") : `${first.toReversed().join(", ")} and ${last}`}`;
}

function goes(count: number): string {
  return `${countSessions(count)} ${count === 1 ? "goes" : "go"}`;
}

function went(count: number): string {
  return `${countSessions(count)} removed`;
}

function when(facts: SessionFacts | undefined, today: LocalDate): string {
  return facts === undefined ? "" : `${formatDate(facts.date, today)}, ${formatTime(facts.startTime)}`;
}

function isSaid(text: string): boolean {
  return text !== "";
}
