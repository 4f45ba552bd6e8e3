"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import { WeekGrid, type WeekItem } from "@/components/week-grid/week-grid";
import type { BandEdges } from "@/lib/time/band";
import { formatDate, formatDateRange, formatMonthDay, formatTime } from "@/lib/time/format";
import { addDays, dayOfMonth, daysBetween, eachDay, weekdayIndex, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";
import type { PickedClosure } from "../queries/pickers";
import type { WeekSession } from "../queries/week";
import { useGhosts, type Ghost } from "./ghosts";
import { countText, dayLabel, isFull, kindClass, sessionLabel, shownTitle } from "./session-words";

export interface WeekCalendarProps {
  monday: LocalDate;
  today: LocalDate;
  nowMinute: number;
  bands: BandEdges;
  sessions: readonly WeekSession[];
  closedDays: readonly PickedClosure[];
  /** Session id to what it clashes with, in words. */
  clashes: Readonly<Record<string, string>>;
  children?: ReactNode;
}

const EARLIEST = 8 * 60 + 30;
const LATEST = 20 * 60;
const DAY_END = 24 * 60;

/** The week as a grid. Fed with plain rows, because a hundred blocks made on the server would cost twice. */
export function WeekCalendar(props: WeekCalendarProps) {
  const { monday, today, nowMinute, bands, sessions, closedDays, clashes, children } = props;
  const { shown: ghosts } = useGhosts();
  const days = eachDay(monday, addDays(monday, 6));
  const there = ghostsOfWeek(ghosts, monday);
  const { from, to } = hoursOf([...sessions, ...there]);
  const afternoon = minutesOfDay(bands.afternoon);
  const evening = minutesOfDay(bands.evening);
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
      items={[...sessions.map((session) => sessionItem(session, clashes[session.id] ?? null)), ...there.map(ghostItem)]}
      fromMinute={from}
      toMinute={to}
      bands={[
        { label: "Morning", from, to: afternoon },
        { label: "Afternoon", from: afternoon, to: evening },
        { label: "Evening", from: evening, to },
      ].filter((band) => band.to > from && band.from < to && band.to > band.from)}
      hourLabel={(minute) => (minute === 720 ? "noon" : formatTime(localTimeOfMinutes(minute)).replace(":00", ""))}
      now={{ day: today, minute: nowMinute, label: clock(nowMinute) }}
      moreLabel={(count) => `${count} more sessions`}
    >
      {children}
    </WeekGrid>
  );
}

function sessionItem(session: WeekSession, clash: string | null): WeekItem {
  const { id, date, startMinute, minutes, kind, status, when, expected, capacity } = session;
  const isOff = status !== "scheduled";
  const state = isOff ? "is-off" : when === "next" ? "" : `is-${when}`;
  return {
    id,
    day: date,
    startMinute,
    endMinute: Math.min(DAY_END, startMinute + minutes),
    lane: kind === "group" ? "wide" : "narrow",
    href: `/schedule/sessions/${id}`,
    label: sessionLabel(session, clash),
    className: [kindClass(kind), state, clash === null ? "" : "is-clash"].filter((part) => part !== "").join(" "),
    ...(kind === "group" && capacity !== null && !isOff ? { fill: expected / capacity } : {}),
    content:
      kind === "group" ? <GroupContent session={session} isClash={clash !== null} /> : <OneToOne session={session} />,
  };
}

function GroupContent({ session, isClash }: { session: WeekSession; isClash: boolean }) {
  const { status, room, isOnline, expected, capacity } = session;
  return (
    <>
      <span className="blk__t">
        {isClash ? <Icon name="alert" /> : null}
        {session.title}
      </span>
      <span className="blk__m">
        {status === "scheduled" ? shortRoom(room ?? (isOnline ? "Online" : "")) : offWord(status)}
        {status !== "scheduled" ? null : isFull(session) ? (
          <span className="cn is-full">full</span>
        ) : (
          <span className="cn">{capacity === null ? expected : `${expected}/${capacity}`}</span>
        )}
      </span>
    </>
  );
}

function OneToOne({ session }: { session: WeekSession }) {
  const { status, kind, startMinute } = session;
  const second = status !== "scheduled" ? offWord(status) : kind === "family" ? "family" : clock(startMinute);
  return (
    <>
      <span className="blk__t">{shownTitle(session)}</span>
      <span className="blk__m">{second}</span>
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

/** Half an hour of air before the first session, and up to the full hour after the last. */
function hoursOf(items: readonly { startMinute: number; minutes: number }[]): { from: number; to: number } {
  const starts = items.map(({ startMinute }) => Math.floor((startMinute - 30) / 30) * 30);
  const ends = items.map(({ startMinute, minutes }) => Math.ceil((startMinute + minutes + 5) / 60) * 60);
  return {
    from: Math.max(0, Math.min(EARLIEST, ...starts)),
    to: Math.min(DAY_END, Math.max(LATEST, ...ends)),
  };
}

function shortRoom(room: string): string {
  return room.replace(/^Room\b/, "Rm");
}

function offWord(status: WeekSession["status"]): string {
  return status === "cancelled" ? "canceled" : "closed";
}

/** "9:00" without its half of the day, which the place on the grid tells. */
function clock(minute: number): string {
  return `${Math.floor(minute / 60) % 12 || 12}:${String(minute % 60).padStart(2, "0")}`;
}
