import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import type { LedgerState, MakeUpLine } from "@/lib/make-ups/make-up-ledger";
import { AnswerButtons, WithdrawButton } from "./answer-buttons";
import "./make-ups.css";

export interface MakeUpsCardProps {
  clientId: string;
  firstName: string;
  lines: readonly MakeUpLine[];
  mayOffer: boolean;
}

const LOOKS: Record<LedgerState, { icon: IconName; className?: string }> = {
  offered: { icon: "mail", className: "is-out" },
  coming: { icon: "calendar", className: "is-out" },
  open: { icon: "plusloop" },
  attended: { icon: "m-makeup", className: "is-present" },
  missed: { icon: "m-missed", className: "is-missed" },
  unrecorded: { icon: "m-unrec" },
  off: { icon: "m-closed" },
  declined: { icon: "x" },
  lapsed: { icon: "clock" },
  withdrawn: { icon: "x" },
  closed: { icon: "clock" },
};

/** What was missed and made up, is offered or planned to be, or can no longer be. */
export function MakeUpsCard({ clientId, firstName, lines, mayOffer }: MakeUpsCardProps) {
  return (
    <Card labelledBy="make-ups-h" pad className="mu-card">
      <CardHeader id="make-ups-h" title="Make-ups">
        {mayOffer ? (
          <ButtonLink href={`/clients/${clientId}/make-up`} size="xs">
            Offer one
          </ButtonLink>
        ) : null}
      </CardHeader>
      {lines.length === 0 ? (
        <p className="soft">Nothing was offered, and nothing waits to be made up.</p>
      ) : (
        <ul className="mu-ledger">
          {lines.map((line) => (
            <li key={line.key}>
              <Icon name={LOOKS[line.state].icon} className={LOOKS[line.state].className} />
              <div>
                <b>{line.title}</b>
                <p>{line.detail}</p>
                {mayOffer && line.offerId !== null && line.state === "offered" ? (
                  <AnswerButtons offerId={line.offerId} who={firstName} when={line.title} />
                ) : null}
                {mayOffer && line.offerId !== null && line.state === "coming" ? (
                  <WithdrawButton offerId={line.offerId} when={line.title} />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
