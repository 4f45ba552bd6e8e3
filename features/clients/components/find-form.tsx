"use client";

import { useActionState } from "react";
import { FieldError } from "@/components/field";
import { Icon } from "@/components/icon";
import { SubmitButton } from "@/components/submit-button";
import { findClientsAction } from "@/features/clients/actions";
import { fieldError, idle, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface FindFormProps {
  term: string;
  /** The filters that stand, to be kept. */
  filters: Readonly<Record<string, string | null>>;
}

/** Looks for a name or number. It is posted, so that no name comes into an address. */
export function FindForm({ term, filters }: FindFormProps) {
  const [state, action] = useActionState(findClientsAction, idle);
  const error = fieldError(state, "term");
  return (
    <form action={action} role="search" aria-label="Find a client" className="cl-findf">
      {Object.entries(filters).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="filter cl-find">
        <Icon name="search" size="s" />
        <span>Name or number</span>
        <input
          key={term}
          type="search"
          name="term"
          defaultValue={typedText(state, "term", term)}
          maxLength={200}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "f-term-error" : undefined}
        />
      </label>
      <SubmitButton size="s" variant="default">
        Find
      </SubmitButton>
      <FieldError id="f-term" error={error} />
    </form>
  );
}
