import { Private } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { formatDate, formatMonthDay } from "@/lib/time/format";
import { yearOf } from "@/lib/time/local-date";
import type { Reach } from "../queries/reach";
import "./contact.css";

const PREFERS = { call: "calls", text: "texts", email: "email" } as const;

/** What one has to know before picking up the phone: the number, what is safe, with whom one may speak. */
export function ReachFacts({ reach }: { reach: Reach }) {
  const { phone, isPhoneWrong, isSafeToLeaveMessage, prefersContactBy, contactNote, consented, today } = reach;
  return (
    <>
      <div className="lgf__tel">
        <Icon name="phone" />
        <Private label="Show the number">
          <b>{phone ?? "No phone number"}</b>
        </Private>
      </div>
      <ul>
        {isPhoneWrong ? (
          <li>
            <Icon name="alert" className="is-warning" />
            This number turned out to be wrong. Ask for the right one.
          </li>
        ) : null}
        <li>
          <Icon
            name={isSafeToLeaveMessage ? "check" : "alert"}
            className={isSafeToLeaveMessage ? "is-good" : "is-warning"}
          />
          {isSafeToLeaveMessage ? "Safe to leave a message." : "Voicemail is not safe. Don’t leave a message."}
        </li>
        {consented.length === 0 ? (
          <li>
            <Icon name="info" />
            Speak with nobody else: there is no consent.
          </li>
        ) : null}
        {consented.map(({ contactId, name, relationship, through, phone: their }) => (
          <li key={contactId}>
            <Icon name="check" className="is-good" />
            <span>
              May speak with {name}, {relationship.toLowerCase()}.{" "}
              {through === null
                ? "Consent until taken back."
                : `Consent to ${yearOf(through) === yearOf(today) ? formatMonthDay(through) : formatDate(through, today).slice(5)}.`}
              {their === null ? "" : ` ${their}`}
            </span>
          </li>
        ))}
        <li>
          <Icon name="message" />
          <span>
            Prefers {PREFERS[prefersContactBy]}
            {contactNote === null ? "" : `. ${contactNote}`}
          </span>
        </li>
      </ul>
      {reach.needsReview ? (
        <p className="lgf__p">
          <b>Review needs a person.</b> Nothing happens to this enrollment unless the director decides, with notice
          first.{" "}
          {reach.reviewId === null ? (
            <PageLink className="link" href={`/clients/${reach.clientId}`}>
              Open chart
            </PageLink>
          ) : (
            <PageLink className="link" href={`/reviews/${reach.reviewId}`}>
              Open review
            </PageLink>
          )}
        </p>
      ) : null}
    </>
  );
}
