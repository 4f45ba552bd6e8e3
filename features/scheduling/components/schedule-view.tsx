"use client";

import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { useIsNarrow } from "./use-is-narrow";
import { WeekCalendar, type WeekCalendarProps } from "./week-calendar";
import { WeekList } from "./week-list";

export interface ScheduleViewProps extends Omit<WeekCalendarProps, "children"> {
  /** What the address asks for; null: what fits the window. */
  view: "week" | "list" | null;
  /** What the server takes the browser for. */
  isPhone: boolean;
  /** Given when other filters would show more. */
  clearHref: string | null;
  /** Given when the reader may make a series. */
  createHref: string | null;
}

/** The week as a grid or as a list: the same rows, so that a narrow window needs no second page. */
export function ScheduleView({ view, isPhone, clearHref, createHref, ...week }: ScheduleViewProps) {
  const isNarrow = useIsNarrow(isPhone);
  const isList = view === "list" || (view === null && isNarrow);
  const empty = week.sessions.length === 0 ? <NothingHere clearHref={clearHref} createHref={createHref} /> : null;
  if (!isList)
    return <WeekCalendar {...week}>{empty ? <div className="sched-empty">{empty}</div> : null}</WeekCalendar>;
  return (
    <>
      <WeekList {...week} />
      {empty}
    </>
  );
}

function NothingHere({ clearHref, createHref }: Pick<ScheduleViewProps, "clearHref" | "createHref">) {
  if (clearHref !== null)
    return (
      <EmptyState
        title="No sessions match these filters."
        action={<ButtonLink href={clearHref}>Clear filters</ButtonLink>}
      />
    );
  return (
    <EmptyState
      title="No sessions this week."
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
