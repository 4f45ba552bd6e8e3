import { SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Table, Td, Th } from "@/components/table";
import { Tag } from "@/components/tag";
import type { ComingSession } from "@/features/clients/queries/overview";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import "@/features/clients/components/clients.css";

export interface ComingTableProps {
  sessions: readonly ComingSession[];
  today: LocalDate;
  /** Days after this many are told in one line each; left out: every session has its line. */
  daysInFull?: number;
  /** At most so many days. */
  days?: number;
  empty: string;
}

/** What is coming up, day by day: the near days in full, the later ones in a line. */
export function ComingTable({ sessions, today, daysInFull = Infinity, days = Infinity, empty }: ComingTableProps) {
  if (sessions.length === 0) return <EmptyState title={empty} />;
  const byDate = new Map<LocalDate, ComingSession[]>();
  for (const session of sessions) byDate.set(session.date, [...(byDate.get(session.date) ?? []), session]);
  const shown = [...byDate].slice(0, days);
  return (
    <Table caption="Sessions coming up, day by day" className="coming">
      <thead>
        <tr>
          <Th>Day</Th>
          <Th>Time</Th>
          <Th>Session</Th>
          <Th>Where</Th>
          <Th>With</Th>
        </tr>
      </thead>
      <tbody>
        {shown.flatMap(([date, list], nth) =>
          nth < daysInFull || list.length === 1
            ? list.map((session, index) => (
                <SessionRow key={session.id} session={session} day={index === 0 ? dayWords(date, today) : null} />
              ))
            : [<DayRow key={date} list={list} day={dayWords(date, today)} />],
        )}
      </tbody>
    </Table>
  );
}

function SessionRow({ session, day }: { session: ComingSession; day: string | null }) {
  const isOff = session.status !== "scheduled";
  return (
    <tr className={isOff ? "is-off" : undefined}>
      <Td>{day === null ? null : <b>{day}</b>}</Td>
      <Td>{formatTimeRange(session.startTime, session.endTime)}</Td>
      <Td>
        {isOff ? (
          <s>
            <SessionTitle title={session.title} />
          </s>
        ) : (
          <SessionTitle title={session.title} />
        )}
        <SessionTag session={session} />
      </Td>
      <Td>{session.where ?? (session.isOnline ? "Online" : "")}</Td>
      <Td soft>{session.with}</Td>
    </tr>
  );
}

function SessionTag({ session: { status, isNow, isOnline } }: { session: ComingSession }) {
  if (status === "cancelled") return <Tag>canceled</Tag>;
  if (status === "closed") return <Tag icon="m-closed">program closed</Tag>;
  if (isNow) return <Tag icon={isOnline ? "video" : undefined}>{isOnline ? "now, online" : "now"}</Tag>;
  return isOnline ? <Tag icon="video">online</Tag> : null;
}

/** "3 groups, 9:00 AM–12:30 PM". */
function DayRow({ list, day }: { list: readonly ComingSession[]; day: string }) {
  const on = list.filter(({ status }) => status === "scheduled");
  const told = on.length === 0 ? list : on;
  const first = told[0]!;
  const end = told
    .map(({ endTime }) => endTime)
    .sort()
    .at(-1)!;
  const kinds = new Set(told.map(({ kind }) => kind));
  const places = new Set(told.flatMap(({ where }) => where ?? []));
  const leads = new Set(told.flatMap((session) => session.with ?? []));
  const word = kinds.size === 1 && kinds.has("group") ? "groups" : "sessions";
  return (
    <tr>
      <Td>
        <b>{day}</b>
      </Td>
      <Td>{formatTimeRange(first.startTime, end)}</Td>
      <Td>
        {told.length} {word}
        {on.length === 0 ? <Tag icon="m-closed">off</Tag> : null}
      </Td>
      <Td>{places.size === 1 ? [...places][0] : places.size > 1 ? `${places.size} rooms` : ""}</Td>
      <Td soft>{leads.size === 1 ? [...leads][0] : leads.size > 1 ? `${leads.size} people` : ""}</Td>
    </tr>
  );
}

function dayWords(date: LocalDate, today: LocalDate): string {
  return date === today ? `Today, ${formatDate(date, today)}` : formatDate(date, today);
}
