"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import { WeekGrid, type WeekItem } from "@/components/week-grid/week-grid";
import type { BandEdges } from "@/lib/time/band";
import { formatDate, formatDateRange, formatMonthDay } from "@/lib/time/format";
import { addDays, dayOfMonth, daysBetween, eachDay, weekdayIndex, type LocalDate } from "@/lib/time/local-date";
import type { PickedClosure } from "../queries/pickers";
import { bandsOf, hourText, hoursOf } from "./calendar-hours";
import { useGhosts, type Ghost } from "./ghosts";
import { SessionMover } from "./session-mover-apart";
import {
  clockText,
  countText,
  dayLabel,
  isFull,
  isMovable,
  kindClass,
  movedText,
  offWord,
  sessionLabel,
  shortRoom,
  shownTitle,
  type ShownSession,
} from "./session-words";

export interface WeekCalendarProps {
  monday: LocalDate;
  today: LocalDate;
  nowMinute: number;
  bands: BandEdges;
  sessions: readonly ShownSession[];
  closedDays: readonly PickedClosure[];
  /** Session id to what it clashes with, in words. */
  clashes: Readonly<Record<string, string>>;
  /** The address of the calendar itself, to come back to; null: the reader plans nothing. */
  movesFrom: string | null;
  children?: ReactNode;
}

const DAY_END = 24 * 60;

/** The week as a grid. Fed with plain rows, because a hundred blocks made on the server would cost twice. */
export function WeekCalendar(props: WeekCalendarProps) {
  const { monday, today, nowMinute, bands, sessions, closedDays, clashes, movesFrom, children } = props;
  const { shown: ghosts } = useGhosts();
  const days = eachDay(monday, addDays(monday, 6));
  const there = ghostsOfWeek(ghosts, monday);
  const hours = hoursOf([...sessions, ...there]);
  const counts = new Map<LocalDate, number>();
  for (const { date } of sessions) counts.set(date, (counts.get(date) ?? 0) + 1);
  return (
    <WeekGrid
      label={`Week of ${formatDateRange(monday, addDays(monday, 6))}. Arrow keys move between sessions.`}
      days={days.map((date) => {
        const count = counts.get(date) ?? 0;
        const closed = closedDays.find((closure) => closure.date === date && closure.isWhole)?.name ?? null;
        return {
          key: date,
          name: formatDate(date).slice(0, 3),
          number: String(dayOfMonth(date)),
          label: dayLabel(date, today, count, closed),
          note: closed ?? (count === 0 ? undefined : countText(count)),
          today: date === today,
          weekend: weekdayIndex(date) > 4,
          emptyNote: closed === null ? undefined : "Closed",
        };
      })}
      items={[
        ...sessions.map((session) => sessionItem(session, clashes[session.id] ?? null, movesFrom !== null)),
        ...there.map(ghostItem),
      ]}
      fromMinute={hours.from}
      toMinute={hours.to}
      bands={bandsOf(bands, hours)}
      hourLabel={hourText}
      now={{ day: today, minute: nowMinute, label: clockText(nowMinute) }}
      moreLabel={(count, isAll) => (isAll ? `${count} sessions` : `${count} more sessions`)}
    >
      {children}
      {movesFrom === null ? null : (
        <SessionMover axis="down" days={days} hours={hours} sessions={sessions} back={movesFrom} />
      )}
    </WeekGrid>
  );
}

function sessionItem(session: ShownSession, clash: string | null, mayMove: boolean): WeekItem {
  const { id, date, startMinute, minutes, kind, status, expected, capacity } = session;
  return {
    id,
    day: date,
    startMinute,
    endMinute: Math.min(DAY_END, startMinute + minutes),
    lane: kind === "group" ? "wide" : "narrow",
    href: `/schedule/sessions/${id}`,
    label: sessionLabel(session, clash),
    className: blockClass(session, clash),
    isMovable: mayMove && isMovable(session),
    ...(kind === "group" && capacity !== null && status === "scheduled" ? { fill: expected / capacity } : {}),
    content:
      kind === "group" ? <GroupContent session={session} isClash={clash !== null} /> : <OneToOne session={session} />,
  };
}

/** Kind, and where it stands in time or what became of it. */
export function blockClass({ kind, status, when }: ShownSession, clash: string | null): string {
  const state = status === "scheduled" ? (when === "next" ? "" : `is-${when}`) : "is-off";
  const parts = [kindClass(kind), state, status === "closed" ? "is-closed" : "", clash === null ? "" : "is-clash"];
  return parts.filter((part) => part !== "").join(" ");
}

function GroupContent({ session, isClash }: { session: ShownSession; isClash: boolean }) {
  const { status, room, isOnline, expected, capacity } = session;
  return (
    <>
      <span className="blk__t">
        {isClash ? <Icon name="alert" /> : null}
        <MovedSign session={session} />
        {session.title}
      </span>
      <span className="blk__m">
        <span>{status === "scheduled" ? shortRoom(room ?? (isOnline ? "Online" : "")) : offWord(session)}</span>
        {status !== "scheduled" ? null : isFull(session) ? (
          <span className="cn is-full">full</span>
        ) : (
          <span className="cn">{capacity === null ? expected : `${expected}/${capacity}`}</span>
        )}
      </span>
    </>
  );
}

function OneToOne({ session }: { session: ShownSession }) {
  const { status, kind, startMinute } = session;
  const second = status !== "scheduled" ? offWord(session) : kind === "family" ? "family" : clockText(startMinute);
  return (
    <>
      <span className="blk__t">
        <MovedSign session={session} />
        {shownTitle(session)}
      </span>
      <span className="blk__m">{second}</span>
      {status === "scheduled" ? <Icon name={kind === "family" ? "family" : "person"} className="blk__k" /> : null}
    </>
  );
}

/** A small arrow; where it came from shows while the block is pointed at or has the focus. */
export function MovedSign({ session }: { session: ShownSession }) {
  const moved = movedText(session);
  if (moved === null) return null;
  return (
    <>
      <Icon name="arrow" className="is-moved" />
      <span className="blk__was">{moved.replace("moved from", "was")}</span>
    </>
  );
}

type ShownGhost = Ghost & { readonly from: LocalDate | null };

/**
 * The ghosts of the shown week. When the series begins in a later one, its first week is shown here all the same, so
 * that the place it will take is seen beside what stands there now; it then says when it begins.
 */
function ghostsOfWeek(ghosts: readonly Ghost[], monday: LocalDate): ShownGhost[] {
  const [first] = ghosts;
  if (first === undefined || first.date <= addDays(monday, 6))
    return ghosts
      .filter(({ date }) => date >= monday && date <= addDays(monday, 6))
      .map((ghost) => ({ ...ghost, from: null }));
  return ghosts
    .filter(({ date }) => daysBetween(first.date, date) < 7)
    .map((ghost) => ({ ...ghost, date: addDays(monday, weekdayIndex(ghost.date)), from: first.date, isClash: false }));
}

function ghostItem(ghost: ShownGhost, index: number): WeekItem {
  const { date, startMinute, minutes, title, room, from, isClash } = ghost;
  const begins = from === null ? "new" : `from ${formatMonthDay(from)}`;
  const second = [room === null ? null : shortRoom(room), begins].filter((part) => part !== null).join(", ");
  return {
    id: `new-${index}`,
    day: date,
    startMinute,
    endMinute: Math.min(DAY_END, startMinute + minutes),
    lane: "narrow",
    label: `${title}, ${begins}, not saved yet`,
    className: isClash ? "is-ghost is-clash" : "is-ghost",
    content: (
      <>
        <span className="blk__t">{title}</span>
        <span className="blk__m">{second}</span>
      </>
    ),
  };
}
