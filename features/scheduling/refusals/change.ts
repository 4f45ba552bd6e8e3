import { explainSeriesChange, type ExplainedChange } from "@/lib/scheduling/change/explain-series-change";
import { explainNewSeries } from "@/lib/scheduling/explain-series-refusal";
import { formatDate } from "@/lib/time/format";
import type { ChangeSeriesRefusal } from "../commands/change-series";
import type { UndoRefusal } from "../commands/undo-change";
import type { WeekCopyRefusal } from "../queries/prepare-week-copy";
import type { DraftRefusal } from "../queries/series-change-draft";

const FORM: Record<DraftRefusal["why"], string> = {
  session_missing: "This session is not here any more.",
  reason_missing: "Say why, so that people who ask can be told.",
  date_missing: "Choose a date.",
  time_missing: "Fill in a time.",
  last_date_missing: "Choose the last day.",
  ends_before_start: "The end has to be later than the start, on the same day.",
  no_weekday: "Choose at least one day of the week.",
  once: "To keep a single session, end the series instead.",
  only_for_several: "One session alone cannot have this of its own. Choose this and following, or the whole series.",
  only_for_one: "Only one session can be put on another date. Change the days of the series instead.",
  bad_way: "This way out is no longer offered. Choose again.",
};

/** What the form of a change says, and at which field. */
export function explainChange(refusal: ChangeSeriesRefusal | DraftRefusal): ExplainedChange {
  switch (refusal.on) {
    case "series":
      return { sentence: "This series is not here any more." };
    case "named":
      return explainNewSeries(refusal.why);
    case "plan":
      return explainSeriesChange(refusal.why);
    case "form":
      return { ...(refusal.field === null ? {} : { field: refusal.field }), sentence: FORM[refusal.why] };
    case "clash": {
      const [first] = refusal.clashes;
      const more = refusal.clashes.length - 1;
      const rest = more === 0 ? "" : more === 1 ? ", and 1 more clash" : `, and ${more} more clashes`;
      const what = first === undefined ? "" : `${first.who} on ${formatDate(first.date)}${rest}. `;
      return { sentence: `The clinic does not allow this: ${what}Choose a way out first.` };
    }
  }
}

/** For a door whose refusals name no field when there is none to blame. */
export function explainAtField(refusal: ChangeSeriesRefusal | DraftRefusal) {
  const { field, sentence } = explainChange(refusal);
  return field === undefined ? sentence : { field, sentence };
}

const UNDO: Record<UndoRefusal, string> = {
  no_such_change: "This change is not here any more.",
  too_late: "This was more than 15 minutes ago. Change the schedule instead.",
  undone_already: "This was undone already.",
  changed_since: "Somebody has changed these sessions since, so this cannot be undone. Change the schedule instead.",
  marked_since: "Attendance was taken since, so this cannot be undone.",
};

export function explainUndo(refusal: UndoRefusal): string {
  return UNDO[refusal];
}

const COPY: Record<WeekCopyRefusal | "not_allowed", { readonly field: string; readonly sentence: string }> = {
  no_such_site: { field: "siteId", sentence: "This site is not here any more." },
  same_week: { field: "to", sentence: "This is the same week. Choose another one to copy to." },
  not_allowed: {
    field: "to",
    sentence: "The clinic does not allow one of these clashes. Leave those sessions out by the filters.",
  },
};

export function explainCopy(refusal: WeekCopyRefusal | "not_allowed") {
  return COPY[refusal];
}
