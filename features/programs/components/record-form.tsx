"use client";

import { useActionState, useState, type ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { fieldId } from "@/components/field";
import { FormError } from "@/components/form-error";
import { Icon } from "@/components/icon";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle, type ActionState, type FormAction } from "@/server/doors/action-state";

export interface RecordFormProps<Value> {
  action: FormAction<Value>;
  /** Fields that are carried along unseen: ids. */
  hidden?: Readonly<Record<string, string>>;
  /** The version that is being changed; left out for something new. */
  seenVersion?: number;
  submit: string;
  cancelHref?: string;
  /** Shown in place of the form once it went through: a secret link, for instance. */
  after?: (value: Value) => ReactNode;
  /** There is nothing to fill in any more: only what came of it is shown. */
  isOver?: boolean;
  /** Draws the fields with what was typed and what is wrong with it. */
  children: (state: ActionState<Value>) => ReactNode;
}

/**
 * The frame of every form that keeps a record: what went wrong on top, the fields, and the buttons. It works as a plain
 * form too. After a refused stale save it carries the newer version, so that saving again is saving over it knowingly.
 */
export function RecordForm<Value>(props: RecordFormProps<Value>) {
  const [state, action] = useActionState<ActionState<Value>, FormData>(props.action, idle);
  const attempt = useAttempt(state);
  const version = newerVersion(state) ?? props.seenVersion;
  if (props.after && state.status === "done") return <>{props.after(state.value)}</>;
  if (props.isOver) return null;
  return (
    <form action={action} className="form" noValidate>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {version === undefined ? null : <input type="hidden" name="seenVersion" value={version} />}
      <WhatWentWrong state={state} />
      {/* React puts a form back to its first values after an action, and selects do not follow. A new set of fields does. */}
      <div className="fields" key={attempt}>
        {props.children(state)}
      </div>
      <div className="form__end">
        <SubmitButton variant="primary">{props.submit}</SubmitButton>
        {props.cancelHref ? (
          <ButtonLink href={props.cancelHref} variant="ghost">
            Cancel
          </ButtonLink>
        ) : null}
        {state.status === "done" && state.message ? (
          <span role="status" className="setup-saved">
            <Icon name="check" /> {state.message}
          </span>
        ) : null}
      </div>
    </form>
  );
}

export function WhatWentWrong({ state }: { state: ActionState<unknown> }) {
  if (state.status === "invalid") {
    const errors = Object.entries(state.fieldErrors).map(([field, message]) => ({ field: fieldId(field), message }));
    const count = errors.length === 1 ? "1 field needs" : `${errors.length} fields need`;
    return <FormError title={state.formError ?? `${count} another look.`} errors={errors} />;
  }
  if (state.status === "refused" && state.field !== null) {
    return (
      <FormError
        title="1 field needs another look."
        errors={[{ field: fieldId(state.field), message: state.sentence }]}
      />
    );
  }
  const sentence = formError(state);
  return sentence === null ? null : <FormError title={sentence} />;
}

/** Counts the answers a form got. */
function useAttempt(state: unknown): number {
  const [seen, setSeen] = useState({ state, attempt: 0 });
  if (seen.state !== state) setSeen({ state, attempt: seen.attempt + 1 });
  return seen.attempt;
}

function newerVersion(state: ActionState<unknown>): number | undefined {
  if (state.status !== "refused" || typeof state.refusal !== "object" || state.refusal === null) return undefined;
  const { version } = state.refusal as { version?: unknown };
  return typeof version === "number" ? version : undefined;
}
