"use client";

import { useActionState } from "react";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle, type ActionState, type FormAction } from "@/server/doors/action-state";

export interface ArchiveFormProps {
  /** "room": what is archived, for the words around the button. */
  what: string;
  isArchived: boolean;
  archive: FormAction<{ id: string }>;
  restore: FormAction<{ id: string }>;
  hidden: Readonly<Record<string, string>>;
}

/** Archive what is open, restore what is archived. Nothing is deleted, so there is nothing to be asked about twice. */
export function ArchiveForm({ what, isArchived, archive, restore, hidden }: ArchiveFormProps) {
  return isArchived ? (
    <OneButton key="restore" action={restore} hidden={hidden} label={`Restore the ${what}`}>
      {`${what === "staff member" ? "They are" : "It is"} kept with everything that was recorded, and offered nowhere.`}
    </OneButton>
  ) : (
    <OneButton key="archive" action={archive} hidden={hidden} label={`Archive the ${what}`}>
      {`${what === "staff member" ? "They are" : "It is"} no longer offered. What was recorded stays as it is, and you can restore it at any time.`}
    </OneButton>
  );
}

function OneButton(props: {
  action: FormAction<{ id: string }>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  children: string;
}) {
  const [state, action] = useActionState<ActionState<{ id: string }>, FormData>(props.action, idle);
  const sentence = state.status === "refused" ? state.sentence : formError(state);
  return (
    <form action={action} className="stack">
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {sentence ? <Notice tone="clash" role="alert" title={sentence} /> : null}
      <p className="hint">{props.children}</p>
      <div>
        <SubmitButton variant="default">{props.label}</SubmitButton>
      </div>
    </form>
  );
}
