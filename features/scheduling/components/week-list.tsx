"use client";

import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import { formatDateLong } from "@/lib/time/format";
import { eachDay, type LocalDate } from "@/lib/time/local-date";
import type { PickedClosure } from "../queries/pickers";
import {
  countText,
  KIND_NAMES,
  kindClass,
  movedText,
  peopleText,
  placesText,
  rangeText,
  shownTitle,
  type ShownSession,
} from "./session-words";

export interface WeekListProps {
  from: LocalDate;
  to: LocalDate;
  today: LocalDate;
  sessions: readonly ShownSession[];
  closedDays: readonly PickedClosure[];
  clashes: Readonly<Record<string, string>>;
}

/** The grid's linear twin: the same facts as headings and rows, for screen readers, phones and paper. */
export function WeekList({ from, to, today, sessions, closedDays, clashes }: WeekListProps) {
  const days = eachDay(from, to);
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

function Row({ session, clash }: { session: ShownSession; clash: string | null }) {
  const { id, kind, room, lead, isOnline, status, when } = session;
  const isOff = status !== "scheduled";
  const where = room ?? (isOnline ? "Online" : "");
  const facts = [kindText(session), where, lead ?? "", placesText(session) ?? peopleText(session)];
  const state = isOff ? `is-off is-${status}` : when === "past" ? "is-past" : when === "now" ? "is-now" : "";
  return (
    <li className={`wl__row ${state}`}>
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
      <States session={session} clash={clash} />
    </li>
  );
}

/** "Group"; for one client, what it is besides: "Individual counseling", "Family, Sunday visit". */
function kindText({ kind, title, initials }: ShownSession): string {
  const word = KIND_NAMES[kind];
  if (kind === "group" || initials === null) return word;
  return title.toLowerCase().includes(kind) ? title : `${word}, ${title}`;
}

/** All that the grid tells by shape and shade, in words. */
function States({ session, clash }: { session: ShownSession; clash: string | null }) {
  const { status, when, closedFor } = session;
  const moved = movedText(session);
  return (
    <span className="wl__s">
      {status === "cancelled" ? <Tag>Canceled</Tag> : null}
      {status === "closed" ? <Tag>{closedFor === null ? "Closed" : `Closed, ${closedFor}`}</Tag> : null}
      {clash === null || status !== "scheduled" ? null : (
        <Tag tone="danger" icon="alert">
          {clash}
        </Tag>
      )}
      {moved === null ? null : <Tag icon="arrow">{`M${moved.slice(1)}`}</Tag>}
      {status !== "scheduled" || when === "next" ? null : when === "now" ? (
        <Tag tone="keel">Now</Tag>
      ) : (
        <span className="wl__over">Over</span>
      )}
    </span>
  );
}
