"use client";

import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/card";
import { fieldId } from "@/components/field";
import { TextField } from "@/components/text-field";
import { SentenceSelect } from "@/components/sentence";
import { storePolicyAction } from "@/features/programs/actions";
import { PolicyNumber } from "@/features/programs/components/policy-number";
import { PolicyRuleRow } from "@/features/programs/components/policy-rule-row";
import { RecordForm } from "@/features/programs/components/record-form";
import type { PolicyDraft } from "@/lib/policy/policy-draft";
import { fieldError, typedOf, typedText, type ActionState } from "@/server/doors/action-state";

export interface PolicyFormProps {
  programId: string;
  /** The number of the latest version, 0 for none. */
  latest: number;
  draft: PolicyDraft;
  /** The first day the new version may begin. */
  earliest: string;
}

/** So many empty rows follow the last rule, to add some without JavaScript. */
const BLANK_ROWS = 2;

/** A new version of a policy, as sentences with editable parts. */
export function PolicyForm({ programId, latest, draft, earliest }: PolicyFormProps) {
  return (
    <RecordForm
      action={storePolicyAction}
      hidden={{ programId }}
      seenVersion={latest}
      submit={`Store version ${latest + 1}`}
      cancelHref={`/setup/policies/${programId}`}
    >
      {(state) => (
        <>
          <Rules state={state} draft={draft} />
          <WhatCounts state={state} draft={draft} />
          <Card pad>
            <CardHeader title="When it begins" />
            <div className="fields fields--2">
              <TextField
                label="First day"
                name="from"
                type="date"
                required
                min={earliest}
                defaultValue={typedText(state, "from", earliest)}
                error={fieldError(state, "from")}
                hint="What happened before keeps the words it had."
              />
            </div>
            <p className="hint">
              Storing it works out everybody’s standing anew. A version is never changed afterwards.
            </p>
          </Card>
        </>
      )}
    </RecordForm>
  );
}

interface PartProps {
  state: ActionState<unknown>;
  draft: PolicyDraft;
}

function Rules({ state, draft }: PartProps) {
  const numbers = [...Array(rowCount(state, draft)).keys()];
  const error = fieldError(state, "rules");
  return (
    <Card labelledBy="policy-rules">
      <CardHeader id="policy-rules" title="Rules" count="The highest level wins" />
      <div id={fieldId("rules")} tabIndex={-1}>
        {error ? <p className="policy-line err">{error}</p> : null}
        {numbers.map((number) => (
          <PolicyRuleRow key={number} number={number} state={state} rule={draft.rules[number] ?? null} />
        ))}
      </div>
    </Card>
  );
}

/** As many rows as were sent, or as there are rules, and the empty ones after them. */
function rowCount(state: ActionState<unknown>, draft: PolicyDraft): number {
  const sent = Object.entries(typedOf(state)).flatMap(([field, value]) => {
    const row = /^rule-(\d+)-measure$/.exec(field);
    return row && value !== "" ? [Number(row[1]) + 1] : [];
  });
  return Math.max(draft.rules.length, ...sent) + BLANK_ROWS;
}

function WhatCounts({ state, draft }: PartProps) {
  const number = (name: keyof PolicyDraft & string, label: string) => (
    <PolicyNumber name={name} label={label} state={state} value={draft[name] as number | null} />
  );
  return (
    <Card labelledBy="policy-counts">
      <CardHeader id="policy-counts" title="What counts" count="Leave a number empty where it plays no part" />
      <Line state={state} fields={["lateFrom", "absentFrom"]}>
        Arriving {number("lateFrom", "Late from, minutes after the start")} minutes after the start is late. From{" "}
        {number("absentFrom", "Missed from, minutes after the start")} minutes it counts as missed.
      </Line>
      <Line state={state} fields={["leftEarlyFrom"]}>
        Leaving {number("leftEarlyFrom", "Left early from, minutes before the end")} minutes before the end is left
        early.
      </Line>
      <Line state={state} fields={["noticeHours"]}>
        Notice at least {number("noticeHours", "Hours of notice before the start")} hours before the start excuses.
      </Line>
      <Line state={state} fields={["countBy"]}>
        Missed sessions are counted by{" "}
        <SentenceSelect
          label="Counted by"
          name="countBy"
          options={[
            { value: "day", label: "day" },
            { value: "session", label: "session" },
          ]}
          defaultValue={typedText(state, "countBy", draft.countBy)}
        />
        .
      </Line>
      <Line state={state} fields={["makeUpErasesWithin"]}>
        A make-up within {number("makeUpErasesWithin", "Days within which a make-up takes a missed day away")} days
        takes the missed day away.
      </Line>
      <Line state={state} fields={["attend", "of"]}>
        A contract means attending {number("attend", "Days to attend under a contract")} of the next{" "}
        {number("of", "Days a contract looks at")} days.
      </Line>
      <Line state={state} fields={["adoption"]}>
        People already enrolled come under this version{" "}
        <SentenceSelect
          label="Adoption"
          name="adoption"
          options={[
            { value: "at-once", label: "when it begins" },
            { value: "when-acknowledged", label: "when they acknowledge it" },
          ]}
          defaultValue={typedText(state, "adoption", draft.adoption)}
        />
        .
      </Line>
    </Card>
  );
}

function Line(props: { state: ActionState<unknown>; fields: readonly string[]; children: ReactNode }) {
  return (
    <div className="policy-line">
      {props.children}
      {props.fields.map((field) => {
        const error = fieldError(props.state, field);
        return error ? (
          <p key={field} className="err" id={`${fieldId(field)}-error`}>
            {error}
          </p>
        ) : null;
      })}
    </div>
  );
}
