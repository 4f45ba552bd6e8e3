import { classNames } from "@/components/class-names";
import { PageLink } from "@/components/page-link";
import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import { weekHref, type WeekAddress } from "@/lib/scheduling/week-address";
import { formatDate, formatDateLong, formatMonth, formatMonthDay } from "@/lib/time/format";
import { dayOfMonth, startOfMonth, type LocalDate } from "@/lib/time/local-date";
import type { MonthDay, MonthView } from "../queries/month";
import { MonthKeys } from "./month-keys";
import { countText, kindClass } from "./session-words";
import "./month-grid.css";

const ONE: Record<SessionKind, string> = { group: "group", individual: "individual", family: "family" };
const MANY: Record<SessionKind, string> = { group: "groups", individual: "individual", family: "family" };

export interface MonthGridProps {
  view: Pick<MonthView, "month" | "today" | "days">;
  address: WeekAddress;
}

/** A month as counts: where it is full, where it is closed, and a way into each day. On a phone, its days as a list. */
export function MonthGrid({ view: { month, today, days }, address }: MonthGridProps) {
  return (
    <section className="mon" aria-label={`${formatMonth(month)}. Arrow keys move between days.`}>
      <div className="mon__head" aria-hidden="true">
        {days.slice(0, 7).map(({ date }) => (
          <span key={date}>{formatDate(date).slice(0, 3)}</span>
        ))}
      </div>
      <ol className="mon__days" style={{ "--mon-weeks": days.length / 7 } as React.CSSProperties}>
        {days.map((day) => (
          <Day key={day.date} day={day} month={month} today={today} href={dayHref(address, day.date)} />
        ))}
      </ol>
      <MonthKeys />
    </section>
  );
}

function dayHref(address: WeekAddress, day: LocalDate): string {
  return weekHref({ ...address, view: "day" }, { day, month: null });
}

function Day({ day, month, today, href }: { day: MonthDay; month: LocalDate; today: LocalDate; href: string }) {
  const { date, counts, off, closures } = day;
  const total = SESSION_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  const isOther = startOfMonth(date) !== month;
  const isClosed = closures.some(({ isWhole }) => isWhole);
  const number = dayOfMonth(date) === 1 ? formatMonthDay(date) : String(dayOfMonth(date));
  return (
    <li
      className={classNames(
        isOther && "is-other",
        isClosed && "is-closed",
        date < today && "is-past",
        total + off === 0 && closures.length === 0 && "is-empty",
      )}
    >
      <PageLink className="mon__day" href={href} aria-current={date === today ? "date" : undefined}>
        <span className="sr">{labelOf(day, today, total)}</span>
        <span className="mon__n" aria-hidden="true">
          <b className={date === today ? "is-today" : undefined}>{number}</b>
          <span className="mon__wd">{formatDate(date).slice(0, 3)}</span>
          {total > 0 ? <small>{total}</small> : null}
        </span>
        <span className="mon__c" aria-hidden="true">
          {closures.map(({ name, isWhole }) => (
            <span key={name} className="mon__off">
              {name}
              {isWhole ? null : <small>part</small>}
            </span>
          ))}
          {SESSION_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
            <span key={kind} className={kindClass(kind)}>
              <i className="sw kd" />
              {counts[kind]} {counts[kind] === 1 ? ONE[kind] : MANY[kind]}
            </span>
          ))}
          {off > 0 ? <span className="soft">{off} off</span> : null}
        </span>
      </PageLink>
    </li>
  );
}

/** "Wednesday, November 18, today, 17 sessions: 8 groups, 6 individual, 3 family; 1 canceled or closed" */
function labelOf({ date, counts, off, closures }: MonthDay, today: LocalDate, total: number): string {
  const kinds = SESSION_KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${counts[kind]} ${counts[kind] === 1 ? ONE[kind] : MANY[kind]}`,
  );
  const day = [
    formatDateLong(date, today),
    date === today ? "today" : null,
    ...closures.map(({ name }) => name),
    kinds.length === 0 ? countText(total) : `${countText(total)}: ${kinds.join(", ")}`,
  ];
  const words = day.filter((part) => part !== null).join(", ");
  return off === 0 ? words : `${words}; ${off} canceled or closed`;
}
