"use client";

import { Checkbox } from "@/components/checkbox";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { DUE_KINDS, MOST_DUE_DAYS, type LadderRules } from "@/lib/alerts/ladder-rules";
import type { ReminderRules } from "@/lib/attendance/not-taken";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";
import { changeWaitingRulesAction } from "../actions";
import { daysWords, DUE_WORDS } from "./waiting-words";
import "./waiting-rules.css";

const DAYS = Array.from({ length: MOST_DUE_DAYS + 1 }, (_, days) => ({ value: String(days), label: daysWords(days) }));

/** By when somebody looks at each kind of row, and who is told when it waits. */
export function WaitingRulesForm({
  ladder,
  reminders,
  version,
}: {
  ladder: LadderRules;
  reminders: ReminderRules;
  version: number;
}) {
  return (
    <RecordForm action={changeWaitingRulesAction} seenVersion={version} submit="Save rules">
      {(state) => (
        <>
          <h2 className="h2">Due</h2>
          <p className="hint">Counted from the business day on which the row opened, on the clock of its site.</p>
          {DUE_KINDS.map((kind) => (
            <div className="wait__r" key={kind}>
              <b>{DUE_WORDS[kind]}</b>
              <SelectField
                label={`${DUE_WORDS[kind]}: day`}
                labelHidden
                name={`${kind}Days`}
                options={DAYS}
                defaultValue={typedText(state, `${kind}Days`, String(ladder.due[kind].days))}
                error={fieldError(state, `${kind}Days`)}
              />
              <Time
                state={state}
                name={`${kind}By`}
                label={`${DUE_WORDS[kind]}: time`}
                hidden
                was={ladder.due[kind].by}
              />
            </div>
          ))}
          <div className="wait__f">
            <Time state={state} name="lateFrom" label="What opens from" was={ladder.lateFrom} />
            <Time state={state} name="lateBy" label="is due the next business day by" was={ladder.lateBy} />
          </div>
          <h2 className="h2">When nobody got to it</h2>
          <div className="wait__f">
            <Count
              state={state}
              name="directorAfterHours"
              label="Tell the director after"
              suffix="hours"
              was={ladder.directorAfterHours}
            />
            <Count
              state={state}
              name="meetingAfterDays"
              label="For the team meeting after"
              suffix="business days"
              was={ladder.meetingAfterDays}
            />
            <Time state={state} name="opens" label="Tell nobody before" was={ladder.opens} />
            <Time state={state} name="closes" label="or after" was={ladder.closes} />
          </div>
          <h2 className="h2">Attendance not taken</h2>
          <div className="wait__f">
            <Count
              state={state}
              name="facilitatorAfter"
              label="Tell who leads it after"
              suffix="minutes"
              was={reminders.facilitatorAfter}
            />
            <Count
              state={state}
              name="directorAfter"
              label="Tell the director after"
              suffix="minutes"
              was={reminders.directorAfter}
            />
          </div>
          <Checkbox
            name="endOfDay"
            value="yes"
            label="Send the director the list of the day after its last session"
            defaultChecked={reminders.endOfDay}
          />
        </>
      )}
    </RecordForm>
  );
}

interface Part<Was> {
  state: ActionState<unknown>;
  name: string;
  label: string;
  was: Was;
}

function Time({ state, name, label, was, hidden }: Part<string> & { hidden?: boolean }) {
  return (
    <TextField
      type="time"
      label={label}
      labelHidden={hidden}
      name={name}
      defaultValue={typedText(state, name, was)}
      error={fieldError(state, name)}
    />
  );
}

/** An empty number is "never". */
function Count({ state, name, label, suffix, was }: Part<number | null> & { suffix: string }) {
  return (
    <TextField
      type="number"
      min={0}
      label={label}
      hint="Empty: never"
      name={name}
      suffix={suffix}
      defaultValue={typedText(state, name, was === null ? "" : String(was))}
      error={fieldError(state, name)}
    />
  );
}
