"use client";

import { ButtonLink } from "@/components/button";
import { useDiscreet } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { DISCREET_TITLE } from "@/lib/discreet/discreetly";
import type { WeekSession } from "../queries/week";
import { DayBoard } from "./day-board";
import { atMinute, withClosures } from "./session-words";
import { useIsNarrow } from "./use-is-narrow";
import { useMinute } from "./use-minute";
import { WeekCalendar, type WeekCalendarProps } from "./week-calendar";
import { WeekList } from "./week-list";
import type { LocalDate } from "@/lib/time/local-date";

export interface ScheduleViewProps extends Omit<WeekCalendarProps, "children" | "sessions"> {
  sessions: readonly WeekSession[];
  /** What the address asks for; null: what fits the window. */
  view: "day" | "week" | "list" | null;
  /** The days that are shown, both included. */
  from: LocalDate;
  to: LocalDate;
  /** For the view of a day: the rooms that show though nothing is in them. */
  rooms: readonly string[];
  /** What the server takes the browser for. */
  isPhone: boolean;
  /** Given when other filters would show more. */
  clearHref: string | null;
  /** Given when the reader may make a series. */
  createHref: string | null;
}

/** A week or a day as a grid or as a list: the same rows, so that a narrow window needs no second page. */
export function ScheduleView({ view, isPhone, clearHref, createHref, ...told }: ScheduleViewProps) {
  const isNarrow = useIsNarrow(isPhone);
  const nowMinute = useMinute(told.nowMinute);
  const { isOn } = useDiscreet();
  const named = isOn ? told.sessions.map((session) => ({ ...session, title: DISCREET_TITLE })) : told.sessions;
  const sessions = withClosures(
    nowMinute === told.nowMinute ? named : atMinute(named, told.today, nowMinute),
    told.closedDays,
  );
  const week = { ...told, sessions, nowMinute };
  const isEmpty = sessions.length === 0;
  const empty = isEmpty ? <NothingHere isDay={view === "day"} clearHref={clearHref} createHref={createHref} /> : null;
  if (view === "list" || (isNarrow && view !== "week"))
    return (
      <>
        <WeekList {...week} />
        {empty}
      </>
    );
  if (view === "day")
    return (
      <div className="sched-day">
        <DayBoard {...week} day={told.from} />
        {week.rooms.length === 0 ? empty : null}
      </div>
    );
  return <WeekCalendar {...week}>{empty ? <div className="sched-empty">{empty}</div> : null}</WeekCalendar>;
}

type NothingProps = Pick<ScheduleViewProps, "clearHref" | "createHref"> & { isDay: boolean };

function NothingHere({ isDay, clearHref, createHref }: NothingProps) {
  if (clearHref !== null)
    return (
      <EmptyState
        title="No sessions match these filters."
        action={<ButtonLink href={clearHref}>Clear filters</ButtonLink>}
      />
    );
  return (
    <EmptyState
      title={isDay ? "No sessions on this day." : "No sessions this week."}
      action={
        createHref === null ? null : (
          <ButtonLink variant="primary" icon="plus" href={createHref}>
            New series
          </ButtonLink>
        )
      }
    />
  );
}
