"use client";

import { useRouter } from "next/navigation";
import { Mover } from "@/components/week-grid/mover";
import { moveHref } from "@/lib/scheduling/move-address";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import type { Hours } from "./calendar-hours";
import { isMovable, shownTitle, type ShownSession } from "./session-words";

export interface SessionMoverProps {
  axis: "down" | "across";
  /** The days that are shown, in their order. */
  days: readonly LocalDate[];
  hours: Hours;
  sessions: readonly ShownSession[];
  back: string;
}

/** Takes sessions to another place by hand or keys. Letting go opens the preview of that change; nothing is written here. */
export function SessionMover({ axis, days, hours, sessions, back }: SessionMoverProps) {
  const router = useRouter();
  const movable = sessions.filter(isMovable);
  return (
    <Mover
      axis={axis}
      shown={{ days: days.length, fromMinute: hours.from, toMinute: hours.to }}
      items={
        new Map(
          movable.map((session) => {
            const { id, date, startMinute, minutes } = session;
            const place = { day: days.indexOf(date), startMinute, endMinute: startMinute + minutes };
            return [id, { title: shownTitle(session), place }];
          }),
        )
      }
      say={({ day, startMinute, endMinute }) => {
        const range = formatTimeRange(localTimeOfMinutes(startMinute), localTimeOfMinutes(endMinute));
        return `${formatDateLong(days[day]!).split(",")[0]} ${range}`;
      }}
      stays="This one stays where it is: only sessions to come that nobody is marked in can be moved."
      onKeep={(id, { day, startMinute, endMinute }) => {
        const session = movable.find((each) => each.id === id);
        if (session) router.push(moveHref(session, { date: days[day]!, startMinute, endMinute }, back));
      }}
    />
  );
}
