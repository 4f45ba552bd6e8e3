import { Checkbox } from "@/components/checkbox";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import { Notice } from "@/components/notice";
import { dayOfMonth, WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import type { DateGrid } from "@/lib/scheduling/date-grid";
import type { PreviewCell, SeriesPreview } from "../queries/preview-series";
import { countSessions } from "@/lib/scheduling/count-sessions";
import { WaysOut } from "./ways-out";
import type { PreviewState } from "./use-series-preview";

const DAY_NAMES: Record<Weekday, string> = {
  MO: "Mon",
  TU: "Tue",
  WE: "Wed",
  TH: "Thu",
  FR: "Fri",
  SA: "Sat",
  SU: "Sun",
};
/** Blocks of nine weeks that stand open; the rest waits behind a count. */
const OPEN_BLOCKS = 2;

/** The recurrence told back. It stands on top of the form and is the first thing to be wrong. */
export function SeriesSentence({ preview, problem, isStale }: PreviewState) {
  const words = preview?.words;
  return (
    <div
      className={classNames("say", isStale && "is-stale", !words && "is-waiting")}
      aria-live="polite"
      aria-atomic="true"
    >
      {words ? (
        <p>
          {words.count === null ? (
            words.sentence
          ) : (
            <>
              {words.pattern}, <b>{words.count}</b>{" "}
              {words.until === null ? "" : words.count === "1 session" ? "on " : "until "}
              <b className="nowrap">{words.until}</b>.
            </>
          )}
        </p>
      ) : (
        <p>{problem ?? "Choose days and times, and the dates appear here."}</p>
      )}
    </div>
  );
}

/** The dates, what is skipped, what clashes and what to know, before anything is saved. */
export function SeriesDates({ preview, isStale }: PreviewState) {
  if (preview === null) return null;
  const { blocks, closed, leftOut, clashes, warnings, takesPlace, goesOn, through } = preview;
  const rest = blocks.slice(OPEN_BLOCKS);
  return (
    <section className={classNames("prev", isStale && "is-stale")} aria-label="Dates preview">
      <h3 className="label">{takesPlace === 1 ? "1 date" : `${takesPlace.toLocaleString("en-US")} dates`}</h3>
      {blocks.slice(0, OPEN_BLOCKS).map((block, index) => (
        <Dates key={index} block={block} />
      ))}
      {rest.length > 0 ? (
        <details className="prev__more">
          <summary className="link">Show {weeksText(rest)}</summary>
          {rest.map((block, index) => (
            <Dates key={index} block={block} />
          ))}
        </details>
      ) : null}
      {closed.length > 0 ? <Closed closed={closed} /> : null}
      {goesOn ? (
        <p className="skip-t">
          <Icon name="repeat" />
          <span>Made through {through} for now. More are added every night, always 26 weeks ahead.</span>
        </p>
      ) : null}
      {leftOut.length > 0 ? (
        <fieldset className="skips">
          <legend className="label">Left out</legend>
          {leftOut.map(({ date, label }) => (
            <Checkbox key={date} name="skip" value={date} label={label} defaultChecked />
          ))}
        </fieldset>
      ) : null}
      {clashes.length > 0 ? <span id="series-clashes" /> : null}
      {clashes.map((clash) => (
        <Notice key={clash.id} tone="clash" title={clash.title}>
          <p>
            {clash.detail}
            {clash.isRefused ? " Your clinic does not allow this." : ""}
          </p>
          <WaysOut noticeId={clash.id} about={clash.title} ways={clash.ways} />
        </Notice>
      ))}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </section>
  );
}

function Closed({ closed }: { closed: SeriesPreview["closed"] }) {
  return (
    <p className="skip-t">
      <Icon name="calendar" />
      <span>
        {closed.length === 1 ? "1 date does" : `${closed.length} dates do`} not count because the site is closed:{" "}
        {closed.map(({ date, name }, index) => (
          <span key={date}>
            {index > 0 ? ", " : ""}
            <b className="nowrap">{date}</b> {name}
          </span>
        ))}
        .
      </span>
    </p>
  );
}

function Dates({ block }: { block: DateGrid<PreviewCell> }) {
  return (
    <table className="dates">
      <thead>
        <tr>
          <td />
          {block.weeks.map(({ monday, label }) => (
            <th key={monday} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(({ weekday, cells }) => (
          <tr key={weekday}>
            <th scope="row">{DAY_NAMES[weekday]}</th>
            {cells.map((there, index) => (
              <td key={block.weeks[index]?.monday ?? index}>
                {there.map((cell, place) => (
                  <Cell key={`${cell.date} ${place}`} cell={cell} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { cell: PreviewCell }) {
  const { date, state, note } = cell;
  const isOff = state === "closed" || state === "left-out";
  const className = classNames("dt", isOff && "is-skip", state === "clash" && "is-clash");
  return (
    <span className={className} title={note ?? undefined}>
      {isOff ? <s>{dayOfMonth(date)}</s> : dayOfMonth(date)}
      {note === null ? null : <span className="sr">, {note}</span>}
    </span>
  );
}

function weeksText(blocks: readonly DateGrid<PreviewCell>[]): string {
  const weeks = blocks.reduce((sum, block) => sum + block.weeks.length, 0);
  return weeks === 1 ? "1 more week" : `${weeks} more weeks`;
}

/** What the button says: how many it makes. */
export function createLabel({ preview }: PreviewState): string {
  return preview === null ? "Create sessions" : `Create ${countSessions(preview.takesPlace)}`;
}

/** The days of the week as chips. */
export const WEEKDAY_CHIPS = WEEKDAYS.map((value) => {
  const label = {
    MO: "Monday",
    TU: "Tuesday",
    WE: "Wednesday",
    TH: "Thursday",
    FR: "Friday",
    SA: "Saturday",
    SU: "Sunday",
  };
  return { value, short: label[value].slice(0, 1), label: label[value] };
});
