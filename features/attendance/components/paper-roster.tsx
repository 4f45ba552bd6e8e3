import { Paper, PaperFoot } from "@/components/paper";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { PaperRoster } from "../queries/paper-rosters";
import "./paper-roster.css";

/** Rows for people who are not expected, and as many as fill a page of a small group. */
const BLANK_ROWS = 4;

/** The sign-in sheet of one session: who comes writes the time and signs. It says nothing else about anybody. */
export function SignInSheet({ roster, printed }: { roster: PaperRoster; printed: string }) {
  return (
    <Paper
      title={roster.title}
      subtitle={whereAndWhen(roster)}
      back={{ href: `/rosters/${roster.sessionId}`, label: "Roster" }}
    >
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Time in</th>
            <th scope="col">Time out</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {roster.names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td />
              <td />
              <td />
            </tr>
          ))}
          {Array.from({ length: BLANK_ROWS }, (_, at) => (
            <tr key={`blank ${at}`}>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
        <PaperFoot columns={4} printed={printed} />
      </table>
    </Paper>
  );
}

/** Rosters for a day on which the program cannot be reached: printed ahead, typed in afterwards. Each starts on its own page. */
export function DowntimeRosters({
  from,
  rosters,
  printed,
}: {
  from: LocalDate;
  rosters: readonly PaperRoster[];
  printed: string;
}) {
  return (
    <Paper
      title="Rosters on paper"
      subtitle={`${rosters.length === 1 ? "1 session" : `${rosters.length} sessions`} from ${formatDateLong(from)}, three days ahead. Keep them at the front desk, and shred them once the marks are typed in.`}
      back={{ href: "/rosters", label: "Rosters" }}
    >
      {rosters.length === 0 ? <p>Nothing is planned.</p> : null}
      {rosters.map((roster) => (
        <section key={roster.sessionId} className="sheet-part" aria-label={`${roster.title}, ${whereAndWhen(roster)}`}>
          <h2>{roster.title}</h2>
          <p>{whereAndWhen(roster)}</p>
          <table className="sheet sheet--marks">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Present</th>
                <th scope="col">Late, min</th>
                <th scope="col">Left at</th>
                <th scope="col">Missed</th>
                <th scope="col">Excused</th>
              </tr>
            </thead>
            <tbody>
              {roster.names.map((name) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td />
                  <td />
                  <td />
                  <td />
                  <td />
                </tr>
              ))}
              <tr>
                <td />
                <td />
                <td />
                <td />
                <td />
                <td />
              </tr>
            </tbody>
            <PaperFoot columns={6} printed={printed} />
          </table>
        </section>
      ))}
    </Paper>
  );
}

function whereAndWhen({ date, startTime, endTime, site, room, lead }: PaperRoster): string {
  return [formatDateLong(date), formatTimeRange(startTime, endTime), room, site, lead].filter(Boolean).join(" · ");
}
