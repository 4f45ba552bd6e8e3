"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/checkbox";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { chooseKeysAction } from "../actions";

/** Single-letter keys, on or off. */
export function KeysForm({ hasKeysOff }: { hasKeysOff: boolean }) {
  const [state, action] = useActionState(chooseKeysAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="own-account__form" key={String(hasKeysOff)}>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <Checkbox
        name="hasKeys"
        label="Single letters work as keys"
        hint="Press ? on a staff page for the list. Keys with Ctrl or ⌘ always work."
        defaultChecked={!hasKeysOff}
      />
      <SubmitButton variant="default">Save keys</SubmitButton>
    </form>
  );
}
