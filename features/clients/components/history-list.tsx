import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { EventList } from "@/components/event-list";
import { historyWords } from "@/features/clients/components/history-words";
import type { History } from "@/features/clients/queries/history";
import { formatInstant } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { Zone } from "@/lib/time/zone";

/** What happened to this record, the newest first. */
export function HistoryList({ history, zone, today }: { history: History; zone: Zone; today: LocalDate }) {
  const { entries, names, isCut } = history;
  return (
    <Card pad labelledBy="history-h">
      <CardHeader id="history-h" title="History" count={isCut ? `the last ${entries.length}` : entries.length} />
      {entries.length === 0 ? (
        <EmptyState title="Nothing yet." />
      ) : (
        <EventList
          items={entries.map(({ id, at, event, by, facts }) => {
            const { title, detail } = historyWords(event, facts, names);
            return {
              key: id,
              icon: "clock",
              title,
              children: detail,
              meta: [formatInstant(at, zone, today), by].filter(Boolean).join(" · "),
            };
          })}
        />
      )}
    </Card>
  );
}
