import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { EventList } from "@/components/event-list";
import type { IconName } from "@/components/icon-names";
import type { ActorChart } from "@/features/clients/queries/actor-chart";
import { ContactForm, type ReachNow } from "@/features/outreach/components/contact-panel";
import { ReachFacts } from "@/features/outreach/components/reach-facts";
import type { Attempt } from "@/features/outreach/queries/attempts";
import { attemptTitle, nextWords } from "@/lib/alerts/attempt-words";
import { formatInstant } from "@/lib/time/format";

const ICONS: Record<Attempt["channel"], IconName> = {
  call: "phone",
  text: "message",
  email: "mail",
  letter: "note",
  in_person: "person",
};

export interface ContactLogCardProps {
  chart: ActorChart;
  attempts: readonly Attempt[];
  isMore: boolean;
  /** Given when the form is open: the address says so, so it opens without scripts too. */
  reach: ReachNow | null;
}

/** Who tried to reach the client, how, and what came of it. */
export function ContactLogCard({ chart, attempts, isMore, reach }: ContactLogCardProps) {
  const isLogging = reach !== null;
  const { client, site, today, may } = chart;
  const at = `/clients/${client.id}`;
  return (
    <Card pad id="contact-log" labelledBy="log-h" className="cl-log">
      <CardHeader id="log-h" title="Contact log">
        {may.reach ? (
          <ButtonLink
            size="xs"
            icon={isLogging ? "x" : "plus"}
            href={isLogging ? at : `${at}?log=1#contact-log`}
            scroll={false}
          >
            {isLogging ? "Close" : "Log contact"}
          </ButtonLink>
        ) : null}
      </CardHeader>
      {may.reach && reach !== null ? (
        <>
          <div className="lgf__s">
            <ReachFacts reach={reach} />
          </div>
          <ContactForm
            reach={reach}
            row={`chart ${client.id}`}
            alertIds={reach.openAlertIds}
            submit="Save contact"
            then={`${at}#contact-log`}
          />
        </>
      ) : null}
      {attempts.length === 0 ? (
        <EmptyState title="No contacts yet." />
      ) : (
        <EventList
          items={attempts.map((attempt) => ({
            key: attempt.id,
            icon: ICONS[attempt.channel],
            title: attemptTitle(attempt),
            children: [attempt.note, nextWords(attempt, today), attempt.by].filter(Boolean).join(" "),
            meta: formatInstant(attempt.at, site.zone, today),
          }))}
        />
      )}
      {isMore ? (
        <PageLink className="link" href={`${at}?all=1#contact-log`} scroll={false}>
          All contacts
        </PageLink>
      ) : null}
    </Card>
  );
}
