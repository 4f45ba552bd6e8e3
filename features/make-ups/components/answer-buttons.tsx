"use client";

import { useActionState } from "react";
import { useShownName } from "@/components/discreet";
import { SubmitButton } from "@/components/submit-button";
import { idle, type ActionState } from "@/server/doors/action-state";
import { answerForClientAction, withdrawOfferAction } from "../actions";
import "./make-ups.css";

/** What staff can do about an offer that is out: answer it for a client on the phone, or take it back. */
export function AnswerButtons({ offerId, who, when }: { offerId: string; who: string; when: string }) {
  const [state, answer] = useActionState(answerForClientAction, idle);
  const about = `${useShownName()(who)}, ${when}`;
  return (
    <>
      <form action={answer}>
        <input type="hidden" name="offerId" value={offerId} />
        <SubmitButton size="xs" variant="default" name="answer" value="accept" aria-label={`Accept for them: ${about}`}>
          Accept for them
        </SubmitButton>
        <SubmitButton size="xs" variant="ghost" name="answer" value="decline" aria-label={`Declined: ${about}`}>
          Declined
        </SubmitButton>
      </form>
      <WithdrawButton offerId={offerId} when={when} who={who} />
      <Said state={state} />
    </>
  );
}

/** Takes an offer, or an accepted make-up, back. */
export function WithdrawButton({ offerId, when, who }: { offerId: string; when: string; who?: string }) {
  const [state, withdraw] = useActionState(withdrawOfferAction, idle);
  const shownName = useShownName();
  const label = `Take back ${when}${who === undefined ? "" : ` from ${shownName(who)}`}`;
  return (
    <form action={withdraw}>
      <input type="hidden" name="offerId" value={offerId} />
      <SubmitButton size="xs" variant="ghost" aria-label={label}>
        Take back
      </SubmitButton>
      <Said state={state} />
    </form>
  );
}

function Said({ state }: { state: ActionState<unknown> }) {
  if (state.status === "idle") return null;
  if (state.status === "done")
    return (
      <span role="status" className="mu-said">
        {state.message}
      </span>
    );
  return (
    <span role="alert" className="mu-said is-bad">
      {state.status === "invalid" ? state.formError : state.sentence}
    </span>
  );
}
