"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { searchAction } from "@/features/search/actions";
import { fieldError, idle, typedText } from "@/server/doors/action-state";
import "./search.css";

/** The search as a plain form. It is posted, so that no name comes into an address. */
export function SearchForm({ term }: { term: string }) {
  const [state, action] = useActionState(searchAction, idle);
  return (
    <form action={action} role="search" className="find-form">
      <TextField
        key={term}
        type="search"
        label="Any part of a name"
        name="term"
        defaultValue={typedText(state, "term", term)}
        error={fieldError(state, "term")}
        maxLength={200}
        autoComplete="off"
      />
      <SubmitButton variant="primary" icon="search">
        Find
      </SubmitButton>
    </form>
  );
}
