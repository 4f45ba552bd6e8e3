"use client";

import { useActionState, useEffect, useRef } from "react";
import { FormError } from "@/components/form-error";
import { Icon } from "@/components/icon";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { ownCheckInAction } from "../actions";

/** The phone that scanned the tablet's code: it sends itself where scripts run, and is one button where they do not. */
export function OwnCheckIn({ code }: { code: string }) {
  const [state, action] = useActionState(ownCheckInAction, idle);
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  useEffect(() => {
    // Opening a page changes nothing; the form that stands on it does, once.
    if (isSent.current) return;
    isSent.current = true;
    form.current?.requestSubmit();
  }, []);
  if (state.status === "done") {
    const { time, isAgain, isExpected } = state.value;
    return (
      <div role="status">
        <p className="hero__t">
          <Icon name="m-present" size="xl" /> {isAgain ? "You’re already checked in." : "You’re checked in."}
        </p>
        <p>{time}</p>
        {isExpected ? null : <p>Nothing is planned for you here today. Please see the front desk.</p>}
      </div>
    );
  }
  const problem = formError(state);
  return (
    <form action={action} ref={form}>
      {problem === null ? null : <FormError title={problem} />}
      <input type="hidden" name="code" value={code} />
      <SubmitButton size="big" variant="primary" block>
        Check in
      </SubmitButton>
    </form>
  );
}
