"use client";

import { useActionState } from "react";
import type { ButtonLook } from "@/components/button";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { setOwnPinAction, setPinAction } from "../actions";
import "./arrivals.css";

export interface NumberFormProps extends Pick<ButtonLook, "size" | "block"> {
  /** Left out: the client's own, on their phone. */
  clientId?: string;
  hasNumber: boolean;
}

/** Gives a new check-in number and shows it once. */
export function NumberForm({ clientId, hasNumber, size = "s", block }: NumberFormProps) {
  const [state, action] = useActionState(clientId === undefined ? setOwnPinAction : setPinAction, idle);
  const problem = formError(state);
  const pin = state.status === "done" ? state.value.pin : null;
  return (
    <form action={action}>
      {clientId === undefined ? null : <input type="hidden" name="clientId" value={clientId} />}
      {problem === null ? null : <Notice tone="clash" role="alert" title={problem} />}
      {pin === null ? null : (
        <Notice tone="good" role="status" icon="key" title={<span className="pin-once">{spaced(pin)}</span>}>
          {clientId === undefined ? "Write it down or remember it." : "Tell them now, or write it down for them."} It is
          shown this once.
        </Notice>
      )}
      <SubmitButton variant="default" size={size} block={block}>
        {hasNumber || pin !== null ? "Get a new number" : "Get a number"}
      </SubmitButton>
    </form>
  );
}

/** Read in two halves: "482 913". */
function spaced(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}
