"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/checkbox";
import { Segmented } from "@/components/segmented";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { fieldError, idle, typedText } from "@/server/doors/action-state";
import { logOutreachAction } from "../actions";

/** Log an attempt to reach a client: how, what came of it, a practical note. Twenty seconds, and it works without JavaScript. */
export function LogContactForm({ clientId, alertIds }: { clientId: string; alertIds: readonly string[] }) {
  const [state, action] = useActionState(logOutreachAction, idle);
  return (
    // After a save the form starts anew.
    <form action={action} className="lgf__l" key={state.status === "done" ? state.value.id : "new"}>
      <input type="hidden" name="clientId" value={clientId} />
      {alertIds.map((id) => (
        <input key={id} type="hidden" name="alertIds" value={id} />
      ))}
      <Segmented
        legend="How"
        name="channel"
        defaultValue={typedText(state, "channel", "call")}
        options={[
          { value: "call", label: "Call", icon: "phone" },
          { value: "text", label: "Text", icon: "message" },
          { value: "email", label: "Email", icon: "mail" },
          { value: "letter", label: "Letter", icon: "note" },
          { value: "in_person", label: "In person", icon: "person" },
        ]}
      />
      <Segmented
        legend="Result"
        name="result"
        defaultValue={typedText(state, "result", "reached")}
        options={[
          { value: "reached", label: "Reached" },
          { value: "message", label: "Left a message" },
          { value: "no_answer", label: "No answer" },
        ]}
      />
      <TextField
        label="Note"
        name="note"
        optional="optional"
        hint="What was agreed, in practical words. No clinical notes."
        defaultValue={typedText(state, "note")}
        error={fieldError(state, "note")}
        maxLength={500}
      />
      <div className="lgf__b">
        {alertIds.length > 0 && <Checkbox name="settles" value="yes" label="Take it off the list" defaultChecked />}
        <SubmitButton variant="primary">Save contact</SubmitButton>
        {state.status === "done" && <span role="status">Saved.</span>}
      </div>
      {"sentence" in state && (
        <p className="err" role="alert">
          {state.sentence}
        </p>
      )}
    </form>
  );
}
