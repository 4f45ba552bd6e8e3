import { PhoneBox } from "@/components/phone-shell";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { FamilyWeeks } from "../queries/family-week";
import "./own-week.css";

/** Family sessions a contact takes part in: when and where, and nothing about anybody. */
export function FamilySessions({ view }: { view: FamilyWeeks }) {
  return (
    <PhoneBox as="ol" rows>
      {view.sessions.map((session) => (
        <li key={session.id} className={session.date === view.today ? "own is-today" : "own"}>
          <div className={`own__l${session.status === "scheduled" ? "" : " is-off"}`}>
            <p className="own__m">
              {formatDate(session.date, view.today)}, {formatTimeRange(session.startTime, session.endTime)}
            </p>
            <p className="own__s">
              {session.status === "scheduled"
                ? [session.with === null ? null : `With ${session.with}`, session.room].filter(Boolean).join(", ")
                : "Canceled"}
            </p>
            {session.joinLink !== null && session.status === "scheduled" && (
              <a className="link" href={session.joinLink} rel="noreferrer">
                Join online
              </a>
            )}
          </div>
        </li>
      ))}
    </PhoneBox>
  );
}
