import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { PersonName, SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { Main } from "@/components/shell";
import { AnswerButtons, WithdrawButton } from "@/features/make-ups/components/answer-buttons";
import { seatWhen } from "@/features/make-ups/components/seat-choices";
import { ShortLine } from "@/features/make-ups/components/short-line";
import { makeUpsLoader } from "@/features/make-ups/loaders";
import { explainOfferReason } from "@/lib/make-ups/explain-make-ups";
import { offerReasonOf } from "@/lib/make-ups/settle-offer";
import { formatDate, formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Make-ups" };

export default async function MakeUpsPage({ searchParams }: { searchParams: Promise<{ site?: string }> }) {
  const { site } = await searchParams;
  const { today, short, offers, seats } = await makeUpsLoader({ siteId: site ?? null });
  const out = offers.filter(({ state }) => state === "offered");
  const taken = offers.filter(({ state }) => state === "accepted");
  const all = [...short.outOfReach, ...short.tight];
  const [first] = all;
  const overdue = all.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Main>
      <PageHeader
        title="Make-ups"
        subtitle={
          first === undefined
            ? "Everyone can still reach their hours this week."
            : `${count(short.outOfReach.length, "person is", "people are")} short this week. Offer by ${formatDate(first.dueOn, today)}, ${formatTime(first.dueTime)}.${overdue === 0 ? "" : ` ${overdue} overdue.`}`
        }
        actions={
          <ButtonLink href="/setup/make-ups" icon="sliders">
            Rules
          </ButtonLink>
        }
      />
      <div className="mu-grid">
        <div className="mu-side">
          <Card labelledBy="short-h">
            <CardHeader id="short-h" title="Can’t reach their hours this week" count={short.outOfReach.length} />
            {short.outOfReach.length === 0 ? (
              <EmptyState title="Everyone can still reach their hours." />
            ) : (
              <ul>
                {short.outOfReach.map((row) => (
                  <ShortLine key={row.week.clientId} row={row} />
                ))}
              </ul>
            )}
          </Card>
          <Card labelledBy="tight-h">
            <CardHeader id="tight-h" title="Under 1 hour to spare" count={short.tightCount} />
            {short.tight.length === 0 ? (
              <EmptyState title="Everyone else has an hour or more to spare." />
            ) : (
              <ul>
                {short.tight.map((row) => (
                  <ShortLine key={row.week.clientId} row={row} />
                ))}
              </ul>
            )}
          </Card>
        </div>
        <div className="mu-side">
          <Card labelledBy="out-h">
            <CardHeader id="out-h" title="Offered, not answered" count={out.length} />
            {out.length === 0 ? (
              <EmptyState title="No offer waits for an answer." />
            ) : (
              <ul className="mu-offers">
                {out.map((offer) => (
                  <li key={offer.offerId}>
                    <div className="grow">
                      <PageLink className="mu-line__n" href={`/clients/${offer.clientId}`}>
                        <PersonName name={offer.name} />
                      </PageLink>
                      <p>
                        {seatWhen(offer, today)}, for {formatDate(offer.forDate, today)}
                      </p>
                    </div>
                    <AnswerButtons offerId={offer.offerId} who={offer.name} when={seatWhen(offer, today)} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card labelledBy="taken-h">
            <CardHeader id="taken-h" title="Taken" count={taken.length} />
            {taken.length === 0 ? (
              <EmptyState title="No make-up is coming up." />
            ) : (
              <ul className="mu-offers">
                {taken.map((offer) => {
                  const reason = offerReasonOf(offer.reason);
                  return (
                    <li key={offer.offerId}>
                      <div className="grow">
                        <PageLink className="mu-line__n" href={`/clients/${offer.clientId}`}>
                          <PersonName name={offer.name} />
                        </PageLink>
                        <p>
                          {seatWhen(offer, today)}, for {formatDate(offer.forDate, today)}
                        </p>
                        {reason === null ? null : <p className="mu-due">{explainOfferReason(reason)}</p>}
                      </div>
                      {offer.mark === null ? (
                        <WithdrawButton offerId={offer.offerId} when={seatWhen(offer, today)} who={offer.name} />
                      ) : null}
                    </li>
                  );
                })}
              </ul>
            )}
          </Card>
          <Card labelledBy="open-h">
            <CardHeader id="open-h" title="Open seats this week" count={seats.length} />
            {seats.length === 0 ? (
              <EmptyState title="Every group with a limit is full." />
            ) : (
              <>
                <OpenSeats seats={seats.slice(0, SEATS_SHOWN)} today={today} />
                {seats.length > SEATS_SHOWN ? (
                  <details className="mu-more">
                    <summary>{seats.length - SEATS_SHOWN} more</summary>
                    <OpenSeats seats={seats.slice(SEATS_SHOWN)} today={today} />
                  </details>
                ) : null}
              </>
            )}
          </Card>
        </div>
      </div>
    </Main>
  );
}

const SEATS_SHOWN = 10;

type Page = Awaited<ReturnType<typeof makeUpsLoader>>;

function OpenSeats({ seats, today }: Pick<Page, "seats" | "today">) {
  return (
    <ul className="mu-open">
      {seats.map((seat) => (
        <li key={seat.sessionId}>
          <span>
            <b>{seatWhen(seat, today)}</b> <SessionTitle title={seat.title} />
            {[seat.room, seat.siteName].map((place) => (place ? `, ${place}` : ""))}
          </span>
          <small className="push num">
            {(seat.places ?? 0) - seat.expected - seat.offeredTo.length} of {seat.places} open
          </small>
        </li>
      ))}
    </ul>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
