"use client";

import { useActionState } from "react";
import { ChoiceChips } from "@/components/choice-chips";
import { RouteDialog } from "@/components/dialog";
import { Icon } from "@/components/icon";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import type { WeekBest } from "@/lib/notices/hours-without";
import { formatDate, formatMinutes, formatTimeRange } from "@/lib/time/format";
import { idle, typedText } from "@/server/doors/action-state";
import { tellOwnAction } from "../actions";
import type { OwnNoticeForm } from "../queries/own-notices";
import "./own-notices.css";

/** As many as a thumb sees at once; the clinic's whole list is longer. */
const REASONS = [
  ["Sick", "Sick"],
  ["Child care", "Child care"],
  ["Ride", "Ride"],
  ["Work", "Work"],
  ["School", "School"],
  ["Court", "Court"],
  ["Medical visit", "Medical"],
  ["Other", "Other"],
] as const;

/** "I can’t make it": what of it, why if they like, what it does to the week's hours, and one button. */
export function OwnNoticeSheet({ form }: { form: OwnNoticeForm }) {
  const [state, action] = useActionState(tellOwnAction, idle);
  const isToday = form.date === form.today;
  const dayWord = isToday ? "today" : formatDate(form.date, form.today);
  const problem = "sentence" in state ? state.sentence : null;
  const when = `${isToday ? "Today" : formatDate(form.date, form.today)}, ${formatTimeRange(form.startTime, form.endTime)}`;
  return (
    <RouteDialog closeHref="/me" size="sheet" title="Tell us you can’t make it" subtitle={when}>
      <form action={action} className="own-cant">
        <input type="hidden" name="sessionId" value={form.sessionId} />
        {problem === null ? null : (
          <p className="err" role="alert">
            {problem}
          </p>
        )}
        <ChoiceChips
          legend="What is it?"
          legendHidden
          name="kind"
          columns={2}
          defaultValue={typedText(state, "kind", form.hasStarted ? "late" : "cannot_come")}
          options={[
            { value: "cannot_come", label: "I can’t make it", disabled: form.hasStarted },
            { value: "late", label: "I’ll be late" },
          ]}
        />
        <div className="own-cant__late">
          <ChoiceChips
            legend="About how late?"
            name="minutes"
            defaultValue={typedText(state, "minutes", "")}
            options={[
              { value: "10", label: "10 min" },
              { value: "20", label: "20 min" },
              { value: "30", label: "30 min" },
              { value: "", label: "Not sure" },
            ]}
          />
        </div>
        <div className="own-cant__away">
          <ChoiceChips
            legend="What will you miss?"
            name="scope"
            defaultValue={typedText(state, "scope", form.sessionsThatDay > 1 ? "day" : "session")}
            options={[
              { value: "session", label: "This session" },
              ...(form.sessionsThatDay > 1
                ? [{ value: "day", label: isToday ? "All of today" : "That whole day" }]
                : []),
              ...(form.otherDays.length > 0 ? [{ value: "other", label: "Another day" }] : []),
            ]}
          />
          {form.otherDays.length === 0 ? null : (
            <div className="own-cant__day">
              <SelectField
                label="Which day?"
                name="otherDay"
                touch
                defaultValue={typedText(state, "otherDay", form.otherDays[0]?.date ?? "")}
                options={form.otherDays.map(({ date, sessions, without }) => ({
                  value: date,
                  label: `${formatDate(date, form.today)}, ${sessions === 1 ? "1 session" : `${sessions} sessions`}${
                    without === null || without.required === 0 ? "" : `, leaves ${weekWords(without)}`
                  }`,
                }))}
              />
            </div>
          )}
        </div>
        <ChoiceChips
          legend="Why?"
          legendNote="You can skip this."
          name="reason"
          defaultValue={typedText(state, "reason", "")}
          options={REASONS.map(([value, label]) => ({ value, label }))}
        />
        <div className="own-cant__what">
          <p>
            <Icon name="info" />
            <span>
              Thank you for telling us{form.hasStarted ? "" : " before it starts"}.
              <span className="own-cant__away">
                {" "}
                {form.decider ?? "Your counselor"} decides if {dayWord} is excused.
              </span>
            </span>
          </p>
          <Effect without={form.withoutSession} className="own-cant__one" />
          <Effect without={form.withoutDay} className="own-cant__all" />
        </div>
        <SubmitButton variant="primary" size="big" block>
          {form.decider === null ? "Send" : `Send to ${form.decider}`}
        </SubmitButton>
      </form>
    </RouteDialog>
  );
}

function Effect({ without, className }: { without: WeekBest | null; className: string }) {
  if (without === null || without.required === 0) return null;
  return (
    <p className={className}>
      <Icon name="clock" />
      <span>
        You’d be at <b>{formatMinutes(without.best)}</b> of {formatMinutes(without.required)} that week.
      </span>
    </p>
  );
}

function weekWords({ best, required }: WeekBest): string {
  return `${formatMinutes(best)} of ${formatMinutes(required)}`;
}
