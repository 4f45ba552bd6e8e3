import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/page-header";
import { SegmentedLinks } from "@/components/segmented";
import { Main } from "@/components/shell";
import { LogContactForm } from "@/features/outreach/components/log-contact-form";
import { AlertRow } from "@/features/standing/components/alert-row";
import { rowName } from "@/features/standing/components/call-rows";
import { SettleForm } from "@/features/standing/components/settle-form";
import { callsLoader, hoursAlertsLoader } from "@/features/standing/loaders";
import type { CallRow } from "@/features/standing/queries/call-list";

export const metadata: Metadata = { title: "Alerts" };

interface Search {
  site?: string;
  mine?: string;
  log?: string;
}

export default async function AlertsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { site, mine, log } = await searchParams;
  const siteId = site ?? null;
  const onlyMine = mine === "1";
  const calls = await callsLoader({ siteId, onlyMine });
  const hours = await hoursAlertsLoader({ siteId, onlyMine });
  const address = (only: boolean) =>
    `/alerts?${new URLSearchParams({ ...(site ? { site } : {}), ...(only ? { mine: "1" } : {}) })}`;
  const closeHref = address(onlyMine);
  return (
    <Main>
      <PageHeader
        title="Alerts"
        subtitle="One line per person per day, however many sessions were missed."
        actions={
          <SegmentedLinks
            label="Whose alerts"
            items={[
              { href: address(true), label: "Mine", current: onlyMine },
              { href: address(false), label: "Everyone", current: !onlyMine },
            ]}
          />
        }
      />
      <AlertList
        id="calls-h"
        title="Needs a call"
        rows={calls}
        empty="No calls needed."
        log={log}
        closeHref={closeHref}
      />
      <AlertList
        id="hours-h"
        title="Can’t reach their hours"
        rows={hours}
        empty="Everyone can still reach their hours."
        log={log}
        closeHref={closeHref}
      />
    </Main>
  );
}

interface AlertListProps {
  id: string;
  title: string;
  rows: readonly CallRow[];
  empty: string;
  log: string | undefined;
  closeHref: string;
}

function AlertList({ id, title, rows, empty, log, closeHref }: AlertListProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="h2" id={id}>
        {title} <span className="card__n">{rows.length}</span>
      </h2>
      <Card>
        {rows.length === 0 ? (
          <EmptyState title={empty} />
        ) : (
          <ul>
            {rows.map((row) => (
              <AlertRow key={rowName(row)} row={row} closeHref={closeHref}>
                {log === rowName(row) ? <LogPanel row={row} /> : undefined}
              </AlertRow>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

/** The form beside what one has to know before picking up the phone. */
function LogPanel({ row }: { row: CallRow }) {
  return (
    <div className="lgf">
      <div className="lgf__c">
        <LogContactForm clientId={row.clientId} alertIds={row.alertIds} />
        <div className="lgf__s">
          <p className="lgf__tel">
            <Icon name="phone" />
            {row.phone ?? "No phone number"}
          </p>
          <ul>
            <li>
              <Icon
                name={row.isSafeToLeaveMessage ? "check" : "alert"}
                className={row.isSafeToLeaveMessage ? "is-good" : "is-warning"}
              />
              {row.isSafeToLeaveMessage ? "Safe to leave a message." : "Voicemail is not safe. Don’t leave a message."}
            </li>
            <li>
              <Icon name="message" />
              Prefers{" "}
              {row.prefersContactBy === "call" ? "a call" : row.prefersContactBy === "text" ? "a text" : "an email"}.
            </li>
            {row.contactNote !== null && (
              <li>
                <Icon name="note" />
                {row.contactNote}
              </li>
            )}
          </ul>
          {row.level === "review" && (
            <p className="lgf__p">
              <b>Review needs a person.</b> Nothing happens to this enrollment without notice.
            </p>
          )}
          <div className="lgf__b">
            {!row.isAcknowledged && (
              <SettleForm clientId={row.clientId} alertIds={row.alertIds} as="acknowledged" label="I am on it" />
            )}
            <SettleForm clientId={row.clientId} alertIds={row.alertIds} as="closed" label="Close without a contact" />
          </div>
        </div>
      </div>
    </div>
  );
}
