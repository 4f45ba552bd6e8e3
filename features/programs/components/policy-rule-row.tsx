"use client";

import { useState, useSyncExternalStore } from "react";
import { Checkbox } from "@/components/checkbox";
import { fieldId } from "@/components/field";
import { SentenceSelect } from "@/components/sentence";
import { isTicked } from "@/features/programs/components/is-ticked";
import { PolicyNumber } from "@/features/programs/components/policy-number";
import type { RuleDraft } from "@/lib/policy/policy-draft";
import { fieldError, typedList, typedText, type ActionState } from "@/server/doors/action-state";

export interface PolicyRuleRowProps {
  number: number;
  state: ActionState<unknown>;
  /** Null: an empty row. */
  rule: RuleDraft | null;
}

const MEASURE_OPTIONS = [
  { value: "", label: "no rule" },
  { value: "absences", label: "missed days or sessions" },
  { value: "lates", label: "late days or sessions" },
  { value: "streak", label: "missed in a row" },
  { value: "rate", label: "percent attendance" },
  { value: "weekMinutes", label: "a week below the plan’s minutes" },
  { value: "weekDays", label: "a week below the plan’s days" },
  { value: "daysSinceAttended", label: "days without attending" },
  { value: "daysSinceContact", label: "days without contact" },
];
const WINDOW_OPTIONS = [
  { value: "days", label: "within so many days" },
  { value: "last", label: "of the last so many" },
  { value: "week", label: "in a calendar week" },
  { value: "month", label: "in a calendar month" },
  { value: "quarter", label: "in a calendar quarter" },
  { value: "enrollment", label: "in the enrollment" },
];
const EXCUSED_OPTIONS = [
  { value: "skips", label: "are left out" },
  { value: "counts", label: "count as missed" },
  { value: "breaks", label: "end the row" },
];
const LEVEL_OPTIONS = [
  { value: "watch", label: "Watch" },
  { value: "warning", label: "Warning" },
  { value: "contract", label: "Contract" },
  { value: "review", label: "Review" },
];
const KINDS = [
  { value: "group", label: "Group" },
  { value: "individual", label: "Individual" },
  { value: "family", label: "Family" },
];

/** Which controls a measure has a use for. An empty row shows all, for there may be no JavaScript to bring them later. */
const USES: Record<string, readonly ("at" | "window" | "excused" | "kinds" | "contact" | "once")[]> = {
  "": ["at", "window", "excused", "kinds", "contact", "once"],
  absences: ["at", "window", "excused", "kinds"],
  lates: ["at", "window", "kinds"],
  streak: ["at", "excused", "kinds", "contact"],
  rate: ["at", "window", "excused", "kinds", "once"],
  weekMinutes: [],
  weekDays: [],
  daysSinceAttended: ["at"],
  daysSinceContact: ["at"],
};

const PREFIX: Record<string, string> = { "": "At, or below,", rate: "Below" };

/** One rule as a sentence of plain controls: "At 2 missed days within 30 days: Warning." */
export function PolicyRuleRow({ number, state, rule }: PolicyRuleRowProps) {
  const name = (field: string) => `rule-${number}-${field}`;
  const [measure, setMeasure] = useState(typedText(state, name("measure"), rule?.measure ?? ""));
  const canChange = useHasScript();
  const isEmpty = measure === "";
  const uses = new Set(isEmpty && canChange ? [] : USES[measure]);
  const errors = ["measure", "at", "size", "once", "level"].flatMap((field) => {
    const error = fieldError(state, name(field));
    return error ? [{ field: name(field), error }] : [];
  });
  return (
    <fieldset className="policy-row">
      <legend className="sr">Rule {number + 1}</legend>
      <input type="hidden" name={name("id")} value={typedText(state, name("id"), rule?.id ?? "")} />
      <div className="policy-row__said">
        {isEmpty ? "Another rule: " : null}
        {uses.has("at") ? (
          <>
            {PREFIX[measure] ?? "At"}{" "}
            <PolicyNumber name={name("at")} label="How many" state={state} value={rule?.at ?? null} />{" "}
          </>
        ) : null}
        <SentenceSelect
          id={fieldId(name("measure"))}
          label="What is measured"
          name={name("measure")}
          options={MEASURE_OPTIONS}
          // Not `value`: React resets a form after its action, and a controlled select does not come back from that.
          defaultValue={measure}
          onChange={(event) => setMeasure(event.target.value)}
        />{" "}
        {uses.has("window") ? (
          <>
            <SentenceSelect
              label="Over which time"
              name={name("window")}
              options={WINDOW_OPTIONS}
              defaultValue={typedText(state, name("window"), rule?.window ?? "days")}
            />{" "}
            <PolicyNumber name={name("size")} label="So many" state={state} value={rule?.size ?? null} />{" "}
          </>
        ) : null}
        {uses.has("once") ? (
          <>
            once{" "}
            <PolicyNumber name={name("once")} label="Once so many are taken" state={state} value={rule?.once ?? null} />{" "}
            are taken{" "}
          </>
        ) : null}
        {isEmpty && canChange ? null : (
          <>
            shows{" "}
            <SentenceSelect
              id={fieldId(name("level"))}
              label="Level"
              name={name("level")}
              options={LEVEL_OPTIONS}
              defaultValue={typedText(state, name("level"), rule?.level ?? "watch")}
            />
            .
          </>
        )}
      </div>
      {uses.has("excused") || uses.has("contact") || uses.has("kinds") ? (
        <div className="policy-row__more">
          {uses.has("excused") ? (
            <span>
              Excused days{" "}
              <SentenceSelect
                label="Excused days"
                name={name("excused")}
                options={measure === "streak" || isEmpty ? EXCUSED_OPTIONS : EXCUSED_OPTIONS.slice(0, 2)}
                defaultValue={typedText(state, name("excused"), rule?.excused ?? "skips")}
              />
              .
            </span>
          ) : null}
          {uses.has("contact") ? (
            <Checkbox
              name={name("withoutContact")}
              value="yes"
              label="Only without contact"
              defaultChecked={isTicked(state, name("withoutContact"), rule?.withoutContact ?? false)}
            />
          ) : null}
          {uses.has("kinds") ? (
            <span className="policy-kinds" role="group" aria-label="Only these kinds; none ticked: all kinds">
              <span className="muted">Only</span>
              {KINDS.map((kind) => (
                <Checkbox
                  key={kind.value}
                  name={`${name("kinds")}[]`}
                  value={kind.value}
                  label={kind.label}
                  defaultChecked={typedList(state, name("kinds"), rule?.kinds ?? []).includes(kind.value)}
                />
              ))}
            </span>
          ) : null}
        </div>
      ) : null}
      {errors.map(({ field, error }) => (
        <p key={field} className="err" id={`${fieldId(field)}-error`}>
          {error}
        </p>
      ))}
    </fieldset>
  );
}

const never = () => () => undefined;

/** Whether controls can come and go as the measure changes: not before this script runs, and never without it. */
function useHasScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
