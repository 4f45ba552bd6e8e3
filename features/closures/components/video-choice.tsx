"use client";

import Form from "next/form";
import { Checkbox } from "@/components/checkbox";

export interface VideoChoiceProps {
  /** The preview's own page. */
  action: string;
  fields: readonly { readonly name: string; readonly value: string }[];
  sessions: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    readonly isChosen: boolean;
  }[];
}

/** Which sessions are held by video instead. A choice asks for the numbers anew; without JavaScript a button does. */
export function VideoChoice({ action, fields, sessions }: VideoChoiceProps) {
  return (
    <Form
      action={action}
      prefetch={false}
      scroll={false}
      onChange={(event) => event.currentTarget.requestSubmit()}
      // The address is the truth: after the back button the boxes follow it.
      key={sessions
        .filter(({ isChosen }) => isChosen)
        .map(({ id }) => id)
        .join()}
    >
      {fields.map(({ name, value }) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="clo-video">
        <legend className="sr">Hold them by video instead</legend>
        {sessions.map(({ id, label, hint, isChosen }) => (
          <Checkbox key={id} name="video" value={id} defaultChecked={isChosen} label={label} hint={hint} />
        ))}
      </fieldset>
      <button type="submit" className="btn btn--s filters__apply">
        Show the numbers
      </button>
    </Form>
  );
}
