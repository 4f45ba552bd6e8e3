import { AboutLink } from "@/components/about-link";
import { Card, CardHeader } from "@/components/card";
import { SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { Tag } from "@/components/tag";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { RosterRow } from "../queries/rosters";
import "./roster-list.css";

/** Rosters of one state, each one tap away. */
export function RosterList({
  id,
  title,
  rows,
  today,
  empty,
  told = {},
}: {
  id: string;
  title: string;
  rows: readonly RosterRow[];
  today: LocalDate;
  empty: string;
  /** By session, who was told that its roster is not taken: "M. Benítez reminded 10:15 AM." */
  told?: Readonly<Record<string, string>>;
}) {
  return (
    <Card labelledBy={id}>
      <CardHeader id={id} title={title} count={rows.length} />
      {rows.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <ul className="rl">
          {rows.map((row) => (
            <li key={row.sessionId} className="rl__r">
              <div className="rl__w">
                <b>{formatTimeRange(row.startTime, row.endTime)}</b>
                <small>{row.date === today ? stateWords(row) : formatDate(row.date, today)}</small>
              </div>
              <div className="rl__t">
                <b>
                  <SessionTitle title={row.title} />
                </b>
                <small>{[row.room, row.lead, row.site, told[row.sessionId]].filter(Boolean).join(" · ")}</small>
              </div>
              <RosterCount row={row} />
              {row.state === "off" ? (
                <Tag>Off</Tag>
              ) : (
                <AboutLink
                  href={`/rosters/${row.sessionId}`}
                  variant={row.state === "now" && row.recorded < row.expected ? "primary" : "default"}
                  words={row.state === "unfinished" ? "Finish roster:" : "Open roster:"}
                  of={{ title: row.title }}
                  more={`, ${formatTimeRange(row.startTime, row.endTime)}`}
                >
                  {row.state === "unfinished" ? "Finish" : "Open roster"}
                </AboutLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function RosterCount({ row }: { row: RosterRow }) {
  if (row.state === "off") return <span className="rl__n muted">Nobody expected</span>;
  if (row.state === "to_come") return <span className="rl__n muted">{row.expected} expected</span>;
  const left = row.expected - row.recorded;
  return (
    <span className={`rl__n mark ${left === 0 ? "is-present" : "is-unrec"}`}>
      <Icon name={left === 0 ? "m-present" : "m-unrec"} />
      {left === 0 ? `${row.expected} recorded` : `${left} of ${row.expected} not recorded`}
    </span>
  );
}

function stateWords(row: RosterRow): string {
  switch (row.state) {
    case "now":
      return "Now";
    case "to_come":
      return "Later today";
    case "unfinished":
      return "Ended, not finished";
    case "complete":
      return "Complete";
    case "off":
      return "Canceled or closed";
  }
}
