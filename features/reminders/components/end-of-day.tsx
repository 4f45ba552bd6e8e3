import { IconButtonLink } from "@/components/button";
import { PageLink } from "@/components/page-link";
import { Paper, PaperFoot } from "@/components/paper";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import { addDays, yearOf, type LocalDate } from "@/lib/time/local-date";
import type { EndOfDay } from "../queries/end-of-day";
import { remindedWords, stateWords } from "./record-row";

/** The rosters of a day that nobody took: what, who leads it, who was told, and room to write. No client is on it. */
export function EndOfDayList({ list }: { list: EndOfDay & { readonly printed: string } }) {
  const { day, today, site, isOver, rows, printed } = list;
  const at = (date: LocalDate) => `/alerts/end-of-day?day=${date}${site === null ? "" : `&site=${site.id}`}`;
  return (
    <Paper
      roomy
      title={`Rosters not taken, ${formatDateLong(day)}, ${yearOf(day)}`}
      subtitle={[
        site?.name ?? "All sites",
        rows.length === 1 ? "1 roster" : `${rows.length} rosters`,
        isOver ? "The day is over" : "The day is not over yet",
      ].join(" · ")}
      back={{ href: "/alerts?kind=records", label: "Alerts" }}
      options={
        <>
          <IconButtonLink icon="chevl" label="Previous day" href={at(addDays(day, -1))} />
          {day < today ? <IconButtonLink icon="chev" label="Next day" href={at(addDays(day, 1))} /> : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <p>{isOver ? "Every roster of the day is taken." : "Every roster so far is taken."}</p>
      ) : null}
      {rows.length === 0 ? null : (
        <table>
          <caption className="sr">Rosters not taken</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Session</th>
              <th scope="col">Leads</th>
              <th scope="col">Missing</th>
              <th scope="col">Told</th>
              <th scope="col">Done</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sessionId}>
                <th scope="row">{formatTimeRange(row.startTime, row.endTime)}</th>
                <td>
                  <PageLink href={`/rosters/${row.sessionId}`}>{row.title}</PageLink>
                  {row.room === null ? "" : `, ${row.room}`}
                </td>
                <td>{row.lead?.name ?? "Nobody"}</td>
                <td>{stateWords(row)}</td>
                <td>{remindedWords(row)}</td>
                <td />
              </tr>
            ))}
          </tbody>
          <PaperFoot columns={6} printed={printed} />
        </table>
      )}
    </Paper>
  );
}
