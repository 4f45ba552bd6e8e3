import { PageLink } from "@/components/page-link";
import { SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { Table, Td, Th } from "@/components/table";
import { Tag } from "@/components/tag";
import { MarkHistory } from "@/features/attendance/components/mark-history";
import { MARK_LOOKS } from "@/features/attendance/components/mark-look";
import type { MarkHistoryView } from "@/features/attendance/queries/mark-history";
import type { AttendanceLine, AttendanceLog } from "@/features/clients/queries/attendance-log";
import { formatDate, formatMinutes, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import "@/features/clients/components/clients.css";

/** Session by session what was recorded, the newest first. */
export function AttendanceList({
  log,
  histories,
  today,
}: {
  log: AttendanceLog;
  /** By session, what was recorded before and what the client said. */
  histories: ReadonlyMap<string, MarkHistoryView>;
  today: LocalDate;
}) {
  const { lines } = log;
  if (lines.length === 0) return <EmptyState title="No sessions in these weeks." />;
  const total = { scheduled: 0, credited: 0 };
  for (const { scheduled, credited } of lines) {
    total.scheduled += scheduled;
    total.credited += credited;
  }
  return (
    <Table caption="Attendance by session" className="coming">
      <thead>
        <tr>
          <Th>Day</Th>
          <Th>Start</Th>
          <Th>Session</Th>
          <Th>Recorded</Th>
          <Th numeric>Credited</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, nth) => (
          <tr key={line.sessionId}>
            <Td>{lines[nth - 1]?.date === line.date ? null : <b>{formatDate(line.date, today)}</b>}</Td>
            <Td>{formatTime(line.startTime)}</Td>
            <Td>
              <PageLink className="link" href={`/rosters/${line.sessionId}`}>
                <SessionTitle title={line.title} />
              </PageLink>
            </Td>
            <Td>
              <Recorded line={line} />
              <Before history={histories.get(line.sessionId)} />
            </Td>
            <Td numeric>{line.status === "scheduled" ? formatMinutes(line.credited) : ""}</Td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <Th scope="row" colSpan={4}>
            {lines.length} sessions
          </Th>
          <Td numeric>
            {formatMinutes(total.credited)} of {formatMinutes(total.scheduled)}
          </Td>
        </tr>
      </tfoot>
    </Table>
  );
}

/** Under a mark that was changed, or that the client said something about: all of it, on demand. */
function Before({ history }: { history: MarkHistoryView | undefined }) {
  if (history === undefined || (history.versions.length < 2 && history.told === null)) return null;
  return (
    <details>
      <summary>{history.versions.length < 2 ? "What they told us" : `History (${history.versions.length})`}</summary>
      <MarkHistory history={history} />
    </details>
  );
}

function Recorded({ line: { status, mark, reason, wasCorrected } }: { line: AttendanceLine }) {
  if (status !== "scheduled") return <Tag icon="m-closed">{status === "closed" ? "program closed" : "canceled"}</Tag>;
  const look = MARK_LOOKS[mark?.name ?? "unrecorded"];
  const detail = detailOf(mark);
  return (
    <>
      <span className={`mark ${look.className}`}>
        <Icon name={look.icon} />
        {look.word}
        {detail ? `, ${detail}` : ""}
      </span>
      {reason ? <small className="cl-list__n">{reason}</small> : null}
      {wasCorrected ? <Tag tone="line">corrected</Tag> : null}
    </>
  );
}

function detailOf(mark: AttendanceLine["mark"]): string | null {
  if (mark?.minutesLate) return `${mark.minutesLate} min`;
  return mark?.leftAt ? `at ${formatTime(mark.leftAt)}` : null;
}
