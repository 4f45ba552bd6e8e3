"use client";

import { useActionState } from "react";
import { PhoneBox } from "@/components/phone-shell";
import { SubmitButton } from "@/components/submit-button";
import { Icon } from "@/components/icon";
import { idle } from "@/server/doors/action-state";
import { answerOwnOfferAction } from "../actions";
import "./own-offers.css";

export interface OwnOfferRow {
  readonly offerId: string;
  readonly state: "open" | "taken";
  readonly weekday: string;
  readonly dayOfMonth: number;
  /** "10:15–11:45 AM" */
  readonly time: string;
  /** "Room B. Adds 1 h 30 min this week." */
  readonly does: string;
}

/** Extra sessions that are open for the client, and those they took. Never who else is there. */
export function OwnOffers({ offers }: { offers: readonly OwnOfferRow[] }) {
  const [state, answer] = useActionState(answerOwnOfferAction, idle);
  return (
    <>
      {state.status === "done" && state.message !== null ? (
        <p role="status" className="own-offer__said">
          <Icon name="check" /> {state.message}
        </p>
      ) : null}
      {state.status !== "idle" && state.status !== "done" ? (
        <p role="alert" className="own-offer__said">
          {state.status === "invalid" ? state.formError : state.sentence}
        </p>
      ) : null}
      {offers.length === 0 ? (
        <PhoneBox pad>No extra session is open for you right now.</PhoneBox>
      ) : (
        <PhoneBox as="ul" rows>
          {offers.map((offer) => (
            <li key={offer.offerId} className="own-offer">
              <span className="own-offer__d">
                <small>{offer.weekday}</small>
                <b>{offer.dayOfMonth}</b>
              </span>
              <div className="grow">
                <p className="own-offer__m">{offer.time}</p>
                <p className="own-offer__s">{offer.does}</p>
                {offer.state === "open" ? (
                  <form action={answer} className="own-offer__f">
                    <input type="hidden" name="offerId" value={offer.offerId} />
                    <SubmitButton
                      variant="default"
                      className="own-offer__take"
                      name="answer"
                      value="accept"
                      aria-label={`Take it: ${offer.weekday} ${offer.dayOfMonth}, ${offer.time}`}
                    >
                      Take it
                    </SubmitButton>
                    <SubmitButton
                      variant="ghost"
                      className="own-offer__no"
                      name="answer"
                      value="decline"
                      aria-label={`No thanks: ${offer.weekday} ${offer.dayOfMonth}, ${offer.time}`}
                    >
                      No thanks
                    </SubmitButton>
                  </form>
                ) : (
                  <p className="own-offer__yours">
                    <Icon name="check" /> Yours
                  </p>
                )}
              </div>
            </li>
          ))}
        </PhoneBox>
      )}
    </>
  );
}
