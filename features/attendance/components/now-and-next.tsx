import { AboutLink } from "@/components/about-link";
import { Card, CardHeader } from "@/components/card";
import { SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { formatDate, formatMinutes, formatTime, formatTimeRange } from "@/lib/time/format";
import { minutesOfDay } from "@/lib/time/local-time";
import type { RosterRow, Rosters } from "../queries/rosters";
import "./now-and-next.css";

const NEXT_AT_MOST = 4;
const UNFINISHED_AT_MOST = 3;

/** What goes on now and comes next, one tap from its roster, and the rosters that wait to be finished. */
export function NowAndNext({
  rosters,
  told = {},
}: {
  rosters: Rosters;
  /** By session, who was told that its roster is not taken: "M. Benítez reminded 10:15 AM." */
  told?: Readonly<Record<string, string>>;
}) {
  const { ofToday, unfinished, today, nowMinute } = rosters;
  const shown = ofToday.filter(({ state }) => state === "now" || state === "to_come").slice(0, NEXT_AT_MOST);
  return (
    <Card labelledBy="now-h" className="nn">
      <CardHeader id="now-h" title="Now and next" />
      {shown.length === 0 ? (
        <EmptyState title="Nothing more today." />
      ) : (
        <ul className="nn__l">
          {shown.map((row) => (
            <li key={row.sessionId} className="nn__i">
              <div className="nn__when">
                <b>{row.state === "now" ? "Now" : formatTime(row.startTime)}</b>
                <time>
                  {row.state === "now"
                    ? `until ${formatTime(row.endTime).replace(/ [AP]M$/, "")}`
                    : `in ${formatMinutes(Math.max(0, minutesOfDay(row.startTime) - nowMinute))}`}
                </time>
              </div>
              <div className="grow">
                <b>
                  <SessionTitle title={row.title} />
                  {row.kind === "group" ? null : `, ${row.clientInitials ?? ""}`}
                </b>
                <p>
                  {[
                    row.room,
                    row.lead,
                    row.state === "to_come" && row.kind === "group" ? `${row.expected} expected` : null,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {row.state === "now" && <Counts row={row} />}
              </div>
              {row.state === "now" && (
                <AboutLink
                  href={`/rosters/${row.sessionId}`}
                  variant={row.recorded < row.expected ? "primary" : "default"}
                  words="Open roster:"
                  of={{ title: row.title }}
                >
                  Open roster
                </AboutLink>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="nn__sub">
        <h3>
          Rosters to finish <span className="card__n">{unfinished.length}</span>
        </h3>
        {unfinished.length === 0 ? (
          <p className="muted">Every roster is finished.</p>
        ) : (
          <ul>
            {unfinished
              .slice(-UNFINISHED_AT_MOST)
              .reverse()
              .map((row) => (
                <li key={row.sessionId}>
                  <div className="grow">
                    <b>
                      <SessionTitle title={row.title} />
                    </b>
                    , {row.date === today ? "today" : formatDate(row.date, today)}{" "}
                    {formatTimeRange(row.startTime, row.endTime)}
                    <small>
                      {row.recorded === 0
                        ? `Not started, ${row.expected} people`
                        : `${row.expected - row.recorded} of ${row.expected} not recorded`}
                      {row.lead !== null && ` · ${row.lead}`}
                      {told[row.sessionId] ? ` · ${told[row.sessionId]}` : ""}
                    </small>
                  </div>
                  <AboutLink
                    size="xs"
                    href={`/rosters/${row.sessionId}`}
                    words="Finish roster:"
                    of={{ title: row.title }}
                  >
                    Finish
                  </AboutLink>
                </li>
              ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Counts({ row }: { row: RosterRow }) {
  const left = row.expected - row.recorded;
  return (
    <p className="nn__st">
      <span className="mark is-present">
        <Icon name="m-present" size="s" />
        {row.recorded} recorded
      </span>
      {left > 0 && (
        <span className="mark is-unrec">
          <Icon name="m-unrec" size="s" />
          {left} not recorded
        </span>
      )}
    </p>
  );
}
