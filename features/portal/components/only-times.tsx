import { PhoneBox } from "@/components/phone-shell";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { OwnWeek } from "../queries/own-week";
import "./own-week.css";

/** The week for a screen that others can see: when, and nothing else. */
export function OnlyTimes({ week }: { week: OwnWeek }) {
  const days = week.days
    .map(({ date, sessions }) => ({ date, sessions: sessions.filter(({ status }) => status === "scheduled") }))
    .filter(({ sessions }) => sessions.length > 0);
  return (
    <>
      <h1 className="phone__hi">My week</h1>
      {days.length === 0 ? (
        <PhoneBox pad>Nothing is planned for you in this week.</PhoneBox>
      ) : (
        <PhoneBox as="ol" rows>
          {days.map(({ date, sessions }) => (
            <li key={date} className="own">
              <div className="grow">
                <b>{formatDate(date, week.today)}</b>
                {sessions.map(({ id, startTime, endTime }) => (
                  <p key={id} className="own__m">
                    {formatTimeRange(startTime, endTime)}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </PhoneBox>
      )}
    </>
  );
}
