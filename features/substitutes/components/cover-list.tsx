import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import { classNames } from "@/components/class-names";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { CoverRow } from "../queries/cover-plan";
import { sessionsText } from "./said";
import { TakeBackForm } from "./take-back-form";
import "./cover.css";

export interface CoverListProps {
  absenceId: string;
  rows: readonly CoverRow[];
  today: LocalDate;
  /** Whose choice stands open beside the list. */
  chosen: string | null;
}

/** The sessions of somebody who is away, day by day, each with who leads it now or that nobody does. */
export function CoverList({ absenceId, rows, today, chosen }: CoverListProps) {
  const days = [...new Set(rows.map(({ session }) => session.date))];
  return (
    <Card labelledBy="cover-h">
      <CardHeader id="cover-h" title={rows.length === 0 ? "Sessions" : sessionsText(rows.length)} />
      {rows.length === 0 ? (
        <EmptyState title="No sessions on these days need anybody." />
      ) : (
        days.map((date) => (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h3 id={`day-${date}`} className="cov__day">
              {formatDateLong(date, today)}
            </h3>
            <ul>
              {rows
                .filter(({ session }) => session.date === date)
                .map((row) => (
                  <Row key={row.session.id} absenceId={absenceId} row={row} isChosen={row.session.id === chosen} />
                ))}
            </ul>
          </section>
        ))
      )}
    </Card>
  );
}

function Row({ absenceId, row, isChosen }: { absenceId: string; row: CoverRow; isChosen: boolean }) {
  const { session, mayCover } = row;
  const time = formatTimeRange(session.startTime, session.endTime);
  const accepted = session.requests.find(({ state }) => state === "accepted");
  return (
    <li className={classNames("cov__r", isChosen && "is-chosen")}>
      <span className="cov__w">{time}</span>
      <div className="cov__t">
        <PageLink className="link" href={`/schedule/sessions/${session.id}`}>
          {session.title}
        </PageLink>
        <small>{[session.room, session.siteName].filter((part) => part !== null).join(", ")}</small>
      </div>
      <div className="cov__s">
        <State row={row} />
      </div>
      <div className="cov__end">
        {!mayCover ? null : session.state === "covered" ? (
          accepted && session.leads.includes(accepted.name) ? (
            <TakeBackForm
              absenceId={absenceId}
              requestIds={[accepted.id]}
              label="Take back"
              name={`Take back ${session.title}, ${time} from ${accepted.name}`}
            />
          ) : null
        ) : (
          <ButtonLink
            size="s"
            href={`/schedule/away/${absenceId}?session=${session.id}#choice`}
            aria-label={`Choose who leads ${session.title}, ${time}`}
          >
            Choose
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

function State({ row: { session, freeCount, best, mayCover } }: { row: CoverRow }) {
  if (session.state === "covered")
    return (
      <Tag tone="good" icon="check">
        {session.leads.join(" and ") || "Somebody else"}
      </Tag>
    );
  const asked = session.requests.filter(({ state }) => state === "asked").map(({ name }) => name);
  const free = freeCount === 0 ? "nobody is free" : `${freeCount} free, best: ${best}`;
  return (
    <>
      <Missing session={session} />
      <small>{asked.length > 0 ? `asked ${asked.join(", ")}` : mayCover ? free : null}</small>
    </>
  );
}

function Missing({ session }: Pick<CoverRow, "session">) {
  if (session.place === "co")
    return <span>{session.leads.length === 0 ? "Was to co-lead" : `${session.leads.join(" and ")} leads alone`}</span>;
  return session.isOver ? <span>Over. Who led it?</span> : <span className="cov__bad">Nobody yet</span>;
}
