import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { OfferForm } from "@/features/make-ups/components/offer-form";
import { seatChoices, seatWhen } from "@/features/make-ups/components/seat-choices";
import { offerLoader } from "@/features/make-ups/loaders";
import { explainSeatProblem } from "@/lib/make-ups/explain-make-ups";
import { formatDate, formatMinutes } from "@/lib/time/format";
import "@/features/clients/components/clients.css";

export const metadata: Metadata = { title: "Offer make-up" };

export default async function OfferMakeUpPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const situation = await offerLoader({ clientId });
  if (situation === null) {
    return (
      <Main>
        <PageHeader title="Offer make-up" back={{ href: `/clients/${clientId}`, label: "Chart" }} />
        <Card pad className="cl-form">
          <EmptyState title="There is no enrollment that runs now." />
        </Card>
      </Main>
    );
  }
  const { hours, best, today, misses, fits, others } = situation;
  const near = others.filter(({ why }) => why !== "own_session" && why !== "over");
  return (
    <Main>
      <PageHeader
        title="Offer make-up"
        subtitle={situation.name}
        back={{ href: `/clients/${clientId}`, label: "Chart" }}
      />
      <Card pad className="cl-form">
        <p>
          <b>
            {hours.short.client > 0
              ? `${formatMinutes(hours.short.client)} short this week.`
              : `${formatMinutes(Math.max(0, best - hours.required))} to spare this week.`}
          </b>{" "}
          Most possible is {formatMinutes(best)} of {formatMinutes(hours.required)}.
        </p>
        <p className="soft">
          {misses.length === 0
            ? "Nothing is missed that a make-up could make up for."
            : `Missed: ${missWords(misses, today, hours.from)}`}
        </p>
        {fits.length === 0 ? (
          <EmptyState
            title="No make-up fits. Call first."
            action={
              <ButtonLink href={`/clients/${clientId}?log=1#contact-log`} icon="phone">
                Log contact
              </ButtonLink>
            }
          />
        ) : (
          <OfferForm enrollmentId={situation.enrollmentId} clientId={clientId} choices={seatChoices(situation)} />
        )}
        {near.length === 0 ? null : (
          <details className="mu-why">
            <summary>
              {near.length === 1 ? "1 session does not fit" : `${near.length} sessions do not fit`}, and why
            </summary>
            <ul>
              {near.map((seat) => (
                <li key={seat.sessionId}>
                  {seatWhen(seat, today)} {seat.title} <span>{explainSeatProblem(seat.why)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
    </Main>
  );
}

type Misses = NonNullable<Awaited<ReturnType<typeof offerLoader>>>["misses"];

/** One day, one window: "Mon, Nov 16 (until Mon, Nov 23)". */
function missWords(misses: Misses, today: Misses[number]["date"], monday: string): string {
  const days = new Map(misses.map(({ date, lastDay }) => [date, lastDay]));
  const shown = [...days].filter(([date, lastDay]) => (lastDay === null ? date >= monday : lastDay >= today)).slice(-4);
  if (shown.length === 0) return "too long ago to be made up.";
  return `${shown
    .map(
      ([date, lastDay]) =>
        `${formatDate(date, today)}${lastDay === null ? "" : ` (until ${formatDate(lastDay, today)})`}`,
    )
    .join(", ")}.`;
}
