"use client";

import { useActionState } from "react";
import { Card, CardHeader } from "@/components/card";
import { Checkbox } from "@/components/checkbox";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { withdrawAbsenceAction } from "../actions";
import { sessionsText } from "./said";

export interface WithdrawFormProps {
  absenceId: string;
  name: string;
  /** Sessions to come that a substitute leads. */
  covered: number;
  /** Who plans may give them back. */
  mayGiveBack: boolean;
}

/** The way back when somebody is not away after all. */
export function WithdrawForm({ absenceId, name, covered, mayGiveBack }: WithdrawFormProps) {
  const [state, action] = useActionState(withdrawAbsenceAction, idle);
  const problem = formError(state);
  return (
    <Card pad labelledBy="withdraw-h">
      <CardHeader id="withdraw-h" title="Not away after all" />
      <form action={action} className="cov__form">
        <input type="hidden" name="absenceId" value={absenceId} />
        {problem === null ? null : <FormError title={problem} />}
        <p className="hint">
          Questions that nobody answered are taken back.{" "}
          {covered === 0
            ? ""
            : `${sessionsText(covered)} with a substitute ${covered === 1 ? "stays" : "stay"} with them.`}
        </p>
        {mayGiveBack && covered > 0 ? (
          <Checkbox
            name="giveBack"
            label={`Give ${sessionsText(covered)} back to ${name}`}
            hint="Who stepped in is told. What is over stays as it was."
          />
        ) : null}
        <div>
          <SubmitButton variant="danger">Withdraw these days</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
