"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle, type FormAction } from "@/server/doors/action-state";

export interface UndoFormProps {
  changeId: string;
  undo: FormAction<unknown>;
  /** Read after "Undo": what is taken back. */
  what: string;
}

/** Takes one change back, or says why it cannot be. */
export function UndoForm({ changeId, undo, what }: UndoFormProps) {
  const [state, action] = useActionState(undo, idle);
  const problem = formError(state);
  return (
    <form action={action} className="undo-form">
      <input type="hidden" name="changeId" value={changeId} />
      <SubmitButton variant="default" size="xs" icon="undo">
        Undo<span className="sr">: {what}</span>
      </SubmitButton>
      {problem === null ? null : <FormError title={problem} />}
    </form>
  );
}
