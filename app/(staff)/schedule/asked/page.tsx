import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { FlashToast } from "@/components/toast";
import { AskedList } from "@/features/substitutes/components/asked-list";
import { saidText } from "@/features/substitutes/components/said";
import { askedLoader } from "@/features/substitutes/loaders";
import { formatDate, formatTimeRange } from "@/lib/time/format";

export const metadata: Metadata = { title: "Asked of you" };

export default async function AskedPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said } = await searchParams;
  const { rows, today } = await askedLoader({});
  const open = rows.filter(({ state }) => state === "open").length;
  const message = saidText(said);
  return (
    <Main>
      <PageHeader
        back={{ href: "/today", label: "Today" }}
        title="Asked of you"
        subtitle={
          open === 0
            ? "Nothing waits for your answer."
            : `${open === 1 ? "1 session needs" : `${open} sessions need`} somebody to step in. Whoever says yes first leads it.`
        }
      />
      <div className="stack" style={{ gap: "var(--s-4)" }}>
        <AskedList
          lines={rows.map(({ date, startTime, endTime, room, site, ...line }) => ({
            ...{ requestId: line.requestId, sessionId: line.sessionId, state: line.state, forWhom: line.forWhom },
            ...{ title: line.title, kind: line.kind, expected: line.expected, note: line.note },
            when: `${formatDate(date, today)}, ${formatTimeRange(startTime, endTime)}`,
            where: [room, site].filter((part) => part !== null).join(", "),
          }))}
        />
      </div>
      {message === null ? null : <FlashToast message={message} />}
    </Main>
  );
}
