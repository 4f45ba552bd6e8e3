import { PageLink } from "@/components/page-link";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { EventList } from "@/components/event-list";
import type { IconName } from "@/components/icon-names";
import { Notice } from "@/components/notice";
import type { ActorChart } from "@/features/clients/queries/actor-chart";
import { LogContactForm } from "@/features/outreach/components/log-contact-form";
import type { Attempt } from "@/features/outreach/queries/attempts";
import { formatInstant } from "@/lib/time/format";

const CHANNELS: Record<Attempt["channel"], { word: string; icon: IconName }> = {
  call: { word: "Call", icon: "phone" },
  text: { word: "Text", icon: "message" },
  email: { word: "Email", icon: "mail" },
  letter: { word: "Letter", icon: "note" },
  in_person: { word: "In person", icon: "person" },
};

export interface ContactLogCardProps {
  chart: ActorChart;
  attempts: readonly Attempt[];
  isMore: boolean;
  /** The form is open: the address says so, so it opens without scripts too. */
  isLogging: boolean;
}

/** Who tried to reach the client, how, and what came of it. */
export function ContactLogCard({ chart, attempts, isMore, isLogging }: ContactLogCardProps) {
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
      {may.reach && isLogging ? (
        <>
          <Notice tone={client.isSafeToLeaveMessage ? "info" : "warning"} title={client.phone ?? "No phone number."}>
            {client.isSafeToLeaveMessage ? "Safe to leave a message." : "Voicemail is not safe. Don’t leave a message."}{" "}
            {client.contactNote}
          </Notice>
          <LogContactForm clientId={client.id} alertIds={[]} />
        </>
      ) : null}
      {attempts.length === 0 ? (
        <EmptyState title="No contacts yet." />
      ) : (
        <EventList
          items={attempts.map(({ id, at: when, channel, wasReached, note, by }) => ({
            key: id,
            icon: CHANNELS[channel].icon,
            title: `${CHANNELS[channel].word}, ${wasReached ? "reached" : "not reached"}`,
            children: [note, by].filter(Boolean).join(" "),
            meta: formatInstant(when, site.zone, today),
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
