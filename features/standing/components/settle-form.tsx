"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/submit-button";
import { idle } from "@/server/doors/action-state";
import { settleAlertsAction } from "../actions";

/** "I am on it" or "close without a contact", for one row of the list. */
export function SettleForm({
  clientId,
  alertIds,
  as,
  label,
}: {
  clientId: string;
  alertIds: readonly string[];
  as: "acknowledged" | "closed";
  label: string;
}) {
  const [state, action] = useActionState(settleAlertsAction, idle);
  return (
    <form action={action}>
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="as" value={as} />
      {alertIds.map((id) => (
        <input key={id} type="hidden" name="alertIds" value={id} />
      ))}
      <SubmitButton size="s" variant="ghost">
        {label}
      </SubmitButton>
      {"sentence" in state && (
        <p className="err" role="alert">
          {state.sentence}
        </p>
      )}
    </form>
  );
}
