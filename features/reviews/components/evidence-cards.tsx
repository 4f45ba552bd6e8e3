import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { EventList } from "@/components/event-list";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { PageLink } from "@/components/page-link";
import { OUTCOME_WORDS, STATE_WORDS } from "@/features/reviews/components/review-words";
import { dayOf, type Evidence } from "@/features/reviews/queries/evidence";
import { attemptTitle } from "@/lib/alerts/attempt-words";
import { askSentence, progressSentence } from "@/lib/reviews/contract-terms";
import { dateList } from "@/lib/standing/standing-facts";
import { explainStandingToStaff } from "@/lib/standing/explain-to-staff";
import { formatDate, formatDateRange, formatInstant, formatMinutes } from "@/lib/time/format";

const CHANNEL_ICONS: Record<string, IconName> = {
  call: "phone",
  text: "message",
  email: "mail",
  letter: "note",
  in_person: "person",
};

const NOTICE_WORDS = { cannot_come: "Can’t come", late: "Late", leaving_early: "Leaving early" } as const;
const NOTICE_BY = { phone: "by phone", text: "by text", in_person: "in person", app: "on their page" } as const;
const OFFER_WORDS = {
  offered: "offered, not answered",
  accepted: "accepted",
  declined: "declined",
  withdrawn: "taken back",
  lapsed: "lapsed",
} as const;

/** Why it was opened: the rule in its own words, and the days that it counted. */
export function WhyCard({ evidence }: { evidence: Evidence }) {
  const { reasons, known, work } = evidence;
  return (
    <Card labelledBy="why-h" className="rv-why">
      <h2 className="eyebrow" id="why-h">
        Why this review
      </h2>
      <p>
        <b>{reasons.rule}</b>
      </p>
      <p>
        {reasons.dates.length === 0
          ? "It counts no single day."
          : `${reasons.dates.length === 1 ? "1 day" : `${reasons.dates.length} days`}: ${dateList(reasons.dates, work.today)}.`}{" "}
        {`Policy version ${known.policyVersion} is in force.`}
      </p>
    </Card>
  );
}

/** Every attempt to reach them, what was tried and, as plainly, what was not. */
export function TriedCard({ evidence }: { evidence: Evidence }) {
  const { attempts, tried, work } = evidence;
  return (
    <Card pad labelledBy="tried-h">
      <CardHeader id="tried-h" title="What was tried" count={attempts.length} />
      <ul className="rv-tried">
        {tried.tried.map((line) => (
          <li key={line}>
            <Icon name="check" size="s" />
            <span>{line}</span>
          </li>
        ))}
        {tried.notTried.map((line) => (
          <li key={line} className="is-not">
            <Icon name="minus" size="s" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      {attempts.length === 0 ? null : (
        <div className="rv-log" tabIndex={0} role="region" aria-label="All attempts">
          <EventList
            items={attempts.map((attempt) => ({
              key: attempt.id,
              icon: CHANNEL_ICONS[attempt.channel] ?? "note",
              title: attemptTitle(attempt),
              children: [attempt.note, attempt.by].filter(Boolean).join(" "),
              meta: formatInstant(attempt.at, work.zone, work.today),
            }))}
          />
        </div>
      )}
    </Card>
  );
}

/** What the client told us beforehand, said when we talked, and objected: in their own words. */
export function WordsCard({ evidence }: { evidence: Evidence }) {
  const { words, work } = evidence;
  const said = work.steps.filter(({ kind }) => kind === "met" || kind === "objection_received").toReversed();
  return (
    <Card pad labelledBy="words-h">
      <CardHeader id="words-h" title="In their own words" />
      {words.length + said.length === 0 ? (
        <p className="rv-empty">They sent no word before a session, and no talk is recorded.</p>
      ) : (
        <EventList
          items={[
            ...said.map((step) => ({
              key: step.id,
              icon: "message" as const,
              title: `${step.kind === "met" ? "Talk" : "Objection"}, ${formatDate(step.on, work.today)}`,
              children: `“${step.note}”`,
            })),
            ...words.map(({ notice, date, title }) => ({
              key: notice.id,
              icon: "bell" as const,
              title: `${NOTICE_WORDS[notice.kind]}, ${formatDate(date, work.today)}, ${title}`,
              children: notice.words === null ? (notice.reason ?? "No reason given.") : `“${notice.words}”`,
              meta: `Told us ${NOTICE_BY[notice.channel]}, ${formatInstant(notice.givenAt, work.zone, work.today)}`,
            })),
          ]}
        />
      )}
    </Card>
  );
}

/** What was offered so that it could go well: contracts with how they went, and make-ups. */
export function OfferedCard({ evidence }: { evidence: Evidence }) {
  const { agreements, contract, offers, people, work } = evidence;
  const { today } = work;
  return (
    <Card pad labelledBy="offered-h">
      <CardHeader id="offered-h" title="Contract and make-ups" />
      {contract === null ? null : (
        <p>{`Contract signed on ${formatDate(asDay(contract.signedOn), today)}. ${progressSentence(contract, today)}`}</p>
      )}
      {agreements.length === 0 && contract === null ? <p className="rv-empty">No contract was offered.</p> : null}
      <ul className="rv-dots">
        {agreements.map((agreement) => (
          <li key={agreement.id}>
            {`${askSentence(agreement.terms)} Offered on ${formatDate(dayOf(agreement.offeredAt, work), today)}, ${
              agreement.state === "signed"
                ? `signed by ${[people.get(agreement.staffSignedById ?? ""), agreement.clientSignedName].filter(Boolean).join(" and ")}`
                : agreement.state === "offered"
                  ? "not signed yet"
                  : agreement.state === "declined"
                    ? "declined"
                    : "taken back"
            }.`}
            {agreement.terms.help.length === 0 ? null : ` The clinic: ${agreement.terms.help.join("; ")}.`}
            {agreement.declinedNote === null ? null : ` “${agreement.declinedNote}”`}
          </li>
        ))}
      </ul>
      {offers.length === 0 ? (
        <p className="rv-empty">No make-up was offered.</p>
      ) : (
        <ul className="rv-dots">
          {offers.map((offer) => (
            <li key={offer.id}>
              {`Make-up on ${formatDate(offer.date, today)}${offer.forDate === null ? "" : ` for ${formatDate(offer.forDate, today)}`}: ${OFFER_WORDS[offer.state]}.`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The week's hours with what was the clinic's own part, closures, holds, and the plan they are measured by. */
export function CircumstancesCard({ evidence }: { evidence: Evidence }) {
  const { known, enrollment, work, past } = evidence;
  const { weekHours } = known.standing;
  const holds = enrollment?.holds ?? [];
  const off = known.facts.sessions.filter(({ status }) => status === "closed" || status === "cancelled");
  const days = [...new Set(off.map(({ date }) => date))].filter((date) => date <= work.today);
  return (
    <Card pad labelledBy="around-h">
      <CardHeader id="around-h" title="What else counts" />
      <DefinitionList
        className="rv-kv"
        items={[
          {
            term: "Hours this week",
            description: explainStandingToStaff(known.standing, known.facts).hours,
          },
          {
            term: "Our part",
            description:
              weekHours.short.clinic === 0
                ? "None of what is short this week is ours."
                : `${formatMinutes(weekHours.short.clinic)} of what is short is ours.`,
          },
          {
            term: "Closed or canceled",
            description: days.length === 0 ? "No day." : dateList(days.slice(-6), work.today),
          },
          {
            term: "Holds",
            description:
              holds.length === 0
                ? "None."
                : holds
                    .map(({ from, through, reason }) =>
                      through === null
                        ? `from ${formatDate(from, work.today)}, ${reason}`
                        : `${formatDateRange(from, through)}, ${reason}`,
                    )
                    .join("; "),
          },
          {
            term: "Earlier reviews",
            description:
              past.length === 0
                ? "None."
                : past.map((each, index) => (
                    <span key={each.id}>
                      {index === 0 ? "" : ", "}
                      <PageLink className="link" href={`/reviews/${each.id}`}>
                        {`${formatDate(dayOf(each.openedAt, work), work.today)}: ${
                          each.outcome !== null && each.state === "signed_off"
                            ? OUTCOME_WORDS[each.outcome]
                            : STATE_WORDS[each.state].toLowerCase()
                        }`}
                      </PageLink>
                    </span>
                  )),
          },
        ]}
      />
    </Card>
  );
}

function asDay(date: string) {
  return date as Evidence["work"]["today"];
}
