"use client";

import { Icon } from "@/components/icon";
import { TimeBoard, type BoardItem } from "@/components/time-board";
import type { BandEdges } from "@/lib/time/band";
import { formatDateLong, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import type { PickedClosure } from "../queries/pickers";
import { bandsOf, hourText, hoursOf } from "./calendar-hours";
import { SessionMover } from "./session-mover-apart";
import {
  isFull,
  isMovable,
  offWord,
  peopleText,
  rangeText,
  sessionLabel,
  shownTitle,
  type ShownSession,
} from "./session-words";
import { blockClass, MovedSign } from "./week-calendar";

export interface DayBoardProps {
  day: LocalDate;
  today: LocalDate;
  nowMinute: number;
  bands: BandEdges;
  sessions: readonly ShownSession[];
  /** Every room of the site, so that a free one is seen; none while a filter hides sessions. */
  rooms: readonly string[];
  closedDays: readonly PickedClosure[];
  clashes: Readonly<Record<string, string>>;
  movesFrom: string | null;
}

const ONLINE = "Online";
const NOWHERE = "No room";
const DAY_END = 24 * 60;

/** One day, rooms by hours. */
export function DayBoard({
  day,
  today,
  nowMinute,
  bands,
  sessions,
  rooms,
  closedDays,
  clashes,
  movesFrom,
}: DayBoardProps) {
  const hours = hoursOf(sessions);
  const closed = closedDays.find(({ date, isWhole }) => date === day && isWhole)?.name ?? null;
  const labels = [...new Set([...rooms, ...sessions.map(rowOf)])].sort((one, other) => last(one) - last(other));
  return (
    <TimeBoard
      className="board--day"
      label={`${formatDateLong(day, today)}, rooms by hours`}
      fromMinute={hours.from}
      toMinute={hours.to}
      hourLabel={hourText}
      bands={bandsOf(bands, hours)
        .map((band) => ({ ...band, from: Math.max(hours.from, band.from) + 4, to: Math.min(hours.to, band.to) - 4 }))
        .filter((band) => band.to - band.from > 45)}
      now={day === today ? { minute: nowMinute, label: formatTime(localTimeOfMinutes(nowMinute)) } : undefined}
      rows={labels.map((label) => ({
        key: label,
        label,
        emptyNote: closed ?? "Free all day",
        items: sessions
          .filter((session) => rowOf(session) === label)
          .map((session) => itemOf(session, clashes[session.id] ?? null, movesFrom !== null)),
      }))}
    >
      {movesFrom === null ? null : (
        <SessionMover axis="across" days={[day]} hours={hours} sessions={sessions} back={movesFrom} />
      )}
    </TimeBoard>
  );
}

function rowOf({ room, isOnline }: ShownSession): string {
  return room ?? (isOnline ? ONLINE : NOWHERE);
}

/** Rooms keep the order they were given in; what has none comes after them. */
function last(label: string): number {
  return label === NOWHERE ? 2 : label === ONLINE ? 1 : 0;
}

function itemOf(session: ShownSession, clash: string | null, mayMove: boolean): BoardItem {
  const { id, startMinute, minutes, kind, status, expected, capacity, lead } = session;
  const isOn = status === "scheduled";
  return {
    id,
    startMinute,
    endMinute: Math.min(DAY_END, startMinute + minutes),
    href: `/schedule/sessions/${id}`,
    label: sessionLabel(session, clash),
    className: blockClass(session, clash),
    isMovable: mayMove && isMovable(session),
    ...(kind === "group" && capacity !== null && isOn ? { fill: expected / capacity } : {}),
    content: (
      <>
        <span className="blk__t">
          {clash === null ? null : <Icon name="alert" />}
          <MovedSign session={session} />
          {shownTitle(session)}
        </span>
        <span className="blk__m blk__time">{rangeText(session)}</span>
        <span className="blk__m">
          <span>{isOn ? (lead ?? "") : offWord(session)}</span>
          {isOn && kind === "group" ? (
            <span className={isFull(session) ? "cn is-full" : "cn"}>
              {isFull(session) ? "full" : capacity === null ? peopleText(session) : `${expected}/${capacity}`}
            </span>
          ) : null}
        </span>
      </>
    ),
  };
}
