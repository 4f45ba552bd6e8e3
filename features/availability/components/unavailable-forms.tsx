"use client";

import { useActionState } from "react";
import { SrOnly } from "@/components/sr-only";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { WeekdayPicker } from "@/components/weekday-picker";
import { RecordForm } from "@/features/programs/components/record-form";
import { weekdayLong, weekdayShort } from "@/lib/enrollment/weekday-words";
import { WEEKDAYS } from "@/lib/time/local-date";
import { fieldError, formError, idle, typedList, typedText } from "@/server/doors/action-state";
import { addUnavailableAction, removeUnavailableAction } from "../actions/unavailable";

const DAYS = WEEKDAYS.map((weekday) => ({
  value: weekday,
  short: weekdayShort(weekday).slice(0, 2),
  label: weekdayLong(weekday),
}));

/** Days, hours and dates, behind a line that opens it: most charts never need it. */
export function AddUnavailable({ clientId, today }: { clientId: string; today: string }) {
  return (
    <details className="unav__add">
      <summary className="link">Add a time</summary>
      <RecordForm action={addUnavailableAction} hidden={{ clientId }} submit="Add">
        {(state) => (
          <>
            <WeekdayPicker
              legend="Days"
              name="weekdays"
              days={DAYS}
              defaultValue={[...typedList(state, "weekdays")]}
              error={fieldError(state, "weekdays")}
            />
            <div className="fields fields--2">
              <TextField
                label="From"
                name="fromTime"
                type="time"
                optional="optional"
                defaultValue={typedText(state, "fromTime")}
                error={fieldError(state, "fromTime")}
                hint="Both left empty: all day."
              />
              <TextField
                label="To"
                name="toTime"
                type="time"
                optional="optional"
                defaultValue={typedText(state, "toTime")}
                error={fieldError(state, "toTime")}
              />
              <TextField
                label="First day"
                name="from"
                type="date"
                required
                defaultValue={typedText(state, "from", today)}
                error={fieldError(state, "from")}
              />
              <TextField
                label="Last day"
                name="through"
                type="date"
                optional="optional"
                defaultValue={typedText(state, "through")}
                error={fieldError(state, "through")}
              />
            </div>
            <TextField
              label="Note"
              name="note"
              optional="optional"
              autoComplete="off"
              defaultValue={typedText(state, "note")}
              error={fieldError(state, "note")}
              hint="For staff: “works”, “picks the children up”."
            />
          </>
        )}
      </RecordForm>
    </details>
  );
}

export function RemoveUnavailable({ unavailableId, when }: { unavailableId: string; when: string }) {
  const [state, action] = useActionState(removeUnavailableAction, idle);
  const problem = formError(state);
  return (
    <form action={action}>
      <input type="hidden" name="unavailableId" value={unavailableId} />
      <SubmitButton size="s" variant="ghost">
        Take off<SrOnly> {when}</SrOnly>
      </SubmitButton>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </form>
  );
}
