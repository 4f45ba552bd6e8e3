"use client";

import { useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { Button } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import { keepPolicyDraftAction } from "@/features/policies/actions";
import { WhatWentWrong } from "@/features/programs/components/record-form";
import type { PolicyTrial } from "@/features/simulation/queries/try-policy";
import { countRows, fieldsOf, type DraftFields } from "@/lib/policy/draft-fields";
import { draftOf, type RuleDraft } from "@/lib/policy/policy-draft";
import type { PolicyBody } from "@/lib/standing/types";
import { idle, typedOf, type ActionState } from "@/server/doors/action-state";
import { PublishForm, type PublishFormProps } from "./publish-form";
import { RuleSentence } from "./rule-sentence";
import { TrialPanel } from "./trial-panel";
import { useTrial } from "./use-trial";
import { WhatCounts } from "./what-counts";
import "./policy-editor.css";

export interface PolicyEditorProps extends Omit<PublishFormProps, "isChanged"> {
  readonly body: PolicyBody;
  /** The latest version, which the draft changes; null: there is none. */
  readonly base: { readonly version: number; readonly body: PolicyBody } | null;
  readonly days: number;
  /** Asked for by the address, for pages without JavaScript. */
  readonly trial: PolicyTrial | null;
}

/** The next version as sentences with editable parts, and beside it what it would have done on the past days. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { programId, body, base, days, seenDraft } = props;
  const [state, action] = useActionState(keepPolicyDraftAction, idle);
  const form = useRef<HTMLFormElement>(null);
  const trial = useTrial(`/setup/policies/${programId}/try`, props.trial);
  const [isChanged, setChanged] = useState(false);
  const attempt = useAttempt(state, () => setChanged(state.status !== "idle" && state.status !== "done"));
  const { ask, touch } = trial;
  // The first look, and after every save: a step may have changed the rules.
  useEffect(() => {
    if (form.current !== null && (props.trial === null || attempt > 0)) ask(form.current, 0);
  }, [ask, attempt, props.trial]);
  return (
    <div className="pol-cols">
      <form
        ref={form}
        id="policy-draft"
        action={action}
        className="pol-list"
        noValidate
        onChange={(event: FormEvent<HTMLFormElement>) => {
          setChanged(true);
          touch(event.currentTarget);
        }}
      >
        <input type="hidden" name="programId" value={programId} />
        <input type="hidden" name="seenDraft" value={versionToSave(state) ?? seenDraft} />
        {/* Enter saves: without this the first button of the form would be a step. */}
        <button type="submit" hidden />
        <WhatWentWrong state={state} />
        {/* React puts a form back to its first values after an action, and selects do not follow. A new set of fields does. */}
        <Sentences
          key={`${attempt}-${seenDraft}`}
          state={state}
          body={body}
          base={base}
          errors={trial.isStale || isChanged ? trial.errors : {}}
        />
        <div className="form__end">
          <Button type="submit">Save draft</Button>
          {state.status === "done" && !isChanged ? (
            <span role="status" className="setup-saved">
              <Icon name="check" /> {state.message}
            </span>
          ) : null}
        </div>
      </form>
      <TrialPanel
        {...trial}
        days={days}
        onTry={() => form.current !== null && ask(form.current, 0)}
        draftWord={seenDraft === 0 && !isChanged ? "As it stands" : "Draft"}
      >
        <PublishForm key={seenDraft} {...props} isChanged={isChanged} />
      </TrialPanel>
    </div>
  );
}

interface SentencesProps {
  readonly state: ActionState<unknown>;
  readonly body: PolicyBody;
  readonly base: PolicyEditorProps["base"];
  readonly errors: Readonly<Record<string, string>>;
}

function Sentences({ state, body, base, errors }: SentencesProps) {
  const [first] = useState(() => firstFields(state, body));
  const [now, follow] = useState(first);
  const fieldErrors = state.status === "invalid" ? { ...state.fieldErrors, ...errors } : errors;
  const form = { first, errors: fieldErrors };
  const count = countRows(first);
  const before = new Map((base === null ? [] : draftOf(base.body).rules).map((rule) => [rule.id, rule]));
  const beforeOf = (number: number): RuleDraft | null => {
    const id = first[`rule-${number}-id`];
    return (typeof id === "string" && before.get(id)) || null;
  };
  return (
    <div className="pol-list" onChange={(event) => follow(fieldsNow(event.target as HTMLElement, now))}>
      <Card labelledBy="rules-h">
        <CardHeader id="rules-h" title="Rules" count="Highest standing wins" />
        {fieldErrors.rules === undefined ? null : <p className="err pol-err">{fieldErrors.rules}</p>}
        <ol className="pol-rules" id="f-rules" tabIndex={-1}>
          {Array.from({ length: count }, (_, number) => (
            <RuleSentence
              key={number}
              {...{ form, now, number, count, before: beforeOf(number) }}
              beforeVersion={base?.version ?? null}
            />
          ))}
        </ol>
        <div className="pol-add">
          <Button type="submit" size="s" icon="plus" name="step" value="add">
            Add a rule
          </Button>
        </div>
      </Card>
      <WhatCounts form={form} now={now} />
    </div>
  );
}

/** What was typed, when it was not taken; else the draft. */
function firstFields(state: ActionState<unknown>, body: PolicyBody): DraftFields {
  const typed = typedOf(state);
  return Object.keys(typed).length > 0 ? typed : fieldsOf(draftOf(body));
}

/** The whole form as it stands after a change of one of its fields. */
function fieldsNow(field: HTMLElement, before: DraftFields): DraftFields {
  const form = field.closest("form");
  if (form === null) return before;
  const data = new FormData(form);
  const fields: Record<string, string | readonly string[]> = {};
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).map(String);
    fields[name.replace(/\[\]$/, "")] = name.endsWith("[]") ? texts : (texts[0] ?? "");
  }
  return fields;
}

/** After a refused stale save: saving again is saving over the other person's, knowingly. */
function versionToSave(state: ActionState<unknown>): number | null {
  if (state.status !== "refused" || typeof state.refusal !== "object" || state.refusal === null) return null;
  const { reason, version } = state.refusal as { reason?: unknown; version?: unknown };
  return reason === "draft_moved_on" && typeof version === "number" ? version : null;
}

/** Counts the answers a form got. */
function useAttempt(state: unknown, onAnswer: () => void): number {
  const [seen, setSeen] = useState({ state, attempt: 0 });
  if (seen.state !== state) {
    setSeen({ state, attempt: seen.attempt + 1 });
    onAnswer();
  }
  return seen.attempt;
}
