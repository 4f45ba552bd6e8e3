import { PhoneBox } from "@/components/phone-shell";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { formatMinutes, formatTimeRange } from "@/lib/time/format";
import { dayOfMonth, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import type { OwnDay, OwnSession, OwnWeek } from "../queries/own-week";
import "./own-week.css";

const WEEKDAY_WORDS = { MO: "Mon", TU: "Tue", WE: "Wed", TH: "Thu", FR: "Fri", SA: "Sat", SU: "Sun" } as const;

/** The days of the week, each with its times, and what came of it once it is over. */
export function WeekDays({ week }: { week: OwnWeek }) {
  if (week.days.length === 0) return <PhoneBox pad>Nothing is planned for you in this week.</PhoneBox>;
  return (
    <PhoneBox as="ol" rows>
      {week.days.map((day) => (
        <li key={day.date} className={day.date === week.today ? "own is-today" : "own"}>
          <div className="own__d">
            <small>{WEEKDAY_WORDS[weekdayOf(day.date)]}</small>
            <b>{dayOfMonth(day.date)}</b>
          </div>
          <ul className="own__l">
            {day.sessions.map((session) => (
              <li key={session.id} className={session.status === "scheduled" ? "" : "is-off"}>
                <p className="own__m">{formatTimeRange(session.startTime, session.endTime)}</p>
                <p className="own__s">
                  {[session.title, session.with === null ? null : `with ${session.with}`].filter(Boolean).join(" ")}
                  {session.isOnline ? ", online" : session.room === null ? "" : `, ${session.room}`}
                </p>
                <OwnMark session={session} />
              </li>
            ))}
            {isOver(day, week.today) && (
              <li className="own__sum">
                {formatMinutes(day.sessions.reduce((sum, each) => sum + each.creditedMinutes, 0))} counted
              </li>
            )}
          </ul>
          {day.date === week.today && <span className="own__pill">Today</span>}
        </li>
      ))}
    </PhoneBox>
  );
}

function isOver(day: OwnDay, today: LocalDate): boolean {
  return day.date < today && day.sessions.some(({ mark }) => mark !== null);
}

/** What came of it, in the client's words. Nothing recorded says nothing. */
function OwnMark({ session }: { session: OwnSession }) {
  const look = lookOf(session);
  if (look === null) return null;
  return (
    <p className={`own__k mark ${look.className}`}>
      <Icon name={look.icon} />
      {look.words}
    </p>
  );
}

function lookOf({ status, mark }: OwnSession): { icon: IconName; words: string; className: string } | null {
  if (status === "closed") return { icon: "m-closed", words: "We were closed", className: "is-closed" };
  if (status === "cancelled") return { icon: "m-closed", words: "Canceled by us", className: "is-closed" };
  switch (mark?.name) {
    case undefined:
      return null;
    case "present":
      return { icon: "m-present", words: "Came", className: "is-present" };
    case "late":
      return { icon: "m-late", words: `Came, ${mark?.minutesLate ?? 0} min late`, className: "is-late" };
    case "left_early":
      return { icon: "m-early", words: "Came, left early", className: "is-early" };
    case "missed":
      return { icon: "m-missed", words: "Missed", className: "is-missed" };
    case "excused":
      return { icon: "m-excused", words: "Excused", className: "is-excused" };
  }
}
