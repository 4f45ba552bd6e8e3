"use client";

import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import { formatDateLong } from "@/lib/time/format";
import { addDays, eachDay, type LocalDate } from "@/lib/time/local-date";
import type { PickedClosure } from "../queries/pickers";
import type { WeekSession } from "../queries/week";
import { countText, KIND_NAMES, kindClass, placesText, rangeText, shownTitle } from "./session-words";

export interface WeekListProps {
  monday: LocalDate;
  today: LocalDate;
  sessions: readonly WeekSession[];
  closedDays: readonly PickedClosure[];
  clashes: Readonly<Record<string, string>>;
}

/** The grid's linear twin: the same facts as headings and rows, for screen readers, phones and paper. */
export function WeekList({ monday, today, sessions, closedDays, clashes }: WeekListProps) {
  const days = eachDay(monday, addDays(monday, 6));
  return (
    <div className="wl">
      {days[0]! < today && days.includes(today) ? (
        <a className="link wl__jump" href={`#day-${today}`}>
          Go to today
        </a>
      ) : null}
      {days.map((date) => {
        const there = sessions.filter((session) => session.date === date);
        const closed = closedDays.filter((closure) => closure.date === date);
        if (there.length === 0 && closed.length === 0 && date !== today) return null;
        return (
          <section key={date} className="wl__day" aria-labelledby={`day-${date}`}>
            <h2 className="wl__h" id={`day-${date}`}>
              {formatDateLong(date, today)}
              {date === today ? <span className="wl__today">Today</span> : null}
              <small>{[...closed.map(({ name }) => name), countText(there.length)].join(" · ")}</small>
            </h2>
            <ol className="wl__list">
              {there.map((session) => (
                <Row key={session.id} session={session} clash={clashes[session.id] ?? null} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function Row({ session, clash }: { session: WeekSession; clash: string | null }) {
  const { id, kind, room, lead, isOnline, status, when } = session;
  const isOff = status !== "scheduled";
  const facts = [kindText(session), room ?? (isOnline ? "Online" : ""), lead ?? "", placesText(session) ?? ""];
  return (
    <li className={isOff ? "wl__row is-off" : when === "past" ? "wl__row is-past" : "wl__row"}>
      <span className="wl__time num">{rangeText(session)}</span>
      <PageLink className={`wl__t ${kindClass(kind)}`} href={`/schedule/sessions/${id}`}>
        <i className="sw kd" aria-hidden="true" />
        {shownTitle(session)}
      </PageLink>
      <span className="wl__facts">
        {facts.map((fact, index) => (
          <span key={index}>{fact}</span>
        ))}
      </span>
      <State session={session} clash={clash} />
    </li>
  );
}

/** "Group"; for one client, what it is besides: "Individual counseling", "Family, Sunday visit". */
function kindText({ kind, title, initials }: WeekSession): string {
  const word = KIND_NAMES[kind];
  if (kind === "group" || initials === null) return word;
  return title.toLowerCase().includes(kind) ? title : `${word}, ${title}`;
}

function State({ session, clash }: { session: WeekSession; clash: string | null }) {
  if (session.status === "cancelled") return <Tag>Canceled</Tag>;
  if (session.status === "closed") return <Tag>Closed</Tag>;
  if (clash !== null)
    return (
      <Tag tone="danger" icon="alert">
        {clash}
      </Tag>
    );
  return session.when === "now" ? <Tag tone="keel">Now</Tag> : null;
}
