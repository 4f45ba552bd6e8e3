import { PageLink } from "@/components/page-link";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { eventWords, factLines } from "@/features/audit/components/entry-words";
import type { AuditEntry } from "@/features/audit/queries/trail";
import { formatInstant } from "@/lib/time/format";
import type { Zone } from "@/lib/time/zone";
import "@/features/audit/components/trail.css";

export interface TrailTableProps {
  entries: readonly (AuditEntry & { who: string })[];
  zone: Zone;
}

export function TrailTable({ entries, zone }: TrailTableProps) {
  return (
    <DataTable
      caption="Audit trail, the newest entry first"
      className="trail"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          head: "When",
          cell: (entry) => <time dateTime={entry.at.toISOString()}>{formatInstant(entry.at, zone)}</time>,
        },
        { key: "who", head: "Who", cell: (entry) => entry.who },
        { key: "event", head: "What happened", cell: (entry) => eventWords(entry.event) },
        {
          key: "subject",
          head: "Record",
          soft: true,
          cell: (entry) => (
            <PageLink className="link" href={`/setup/audit?type=${entry.subjectType}&subject=${entry.subjectId}`}>
              {eventWords(entry.subjectType)} {entry.subjectId.slice(-6)}
            </PageLink>
          ),
        },
        { key: "facts", head: "Facts", soft: true, cell: (entry) => <Facts facts={entry.facts} /> },
        { key: "seal", head: "Sealed", numeric: true, soft: true, cell: (entry) => entry.seq ?? "Soon" },
      ]}
      empty={<EmptyState title="Nothing in the trail matches.">Widen the dates, or clear the filter.</EmptyState>}
    />
  );
}

function Facts({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const lines = factLines(facts);
  if (lines.length === 0) return null;
  return (
    <details>
      <summary className="link">{lines.length === 1 ? "1 fact" : `${lines.length} facts`}</summary>
      <ul className="trail__facts">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
