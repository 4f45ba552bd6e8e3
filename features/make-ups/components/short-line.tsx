import { AboutLink } from "@/components/about-link";
import { PersonName } from "@/components/discreet";
import { PageLink } from "@/components/page-link";
import { fitsSentence } from "@/lib/make-ups/explain-make-ups";
import { formatDate, formatMinutes, formatTime } from "@/lib/time/format";
import type { ShortClient } from "../queries/short-clients";
import { mostWords, WeekMeter } from "./short-rows";
import "./make-ups.css";

/** One client on the page of make-ups: the week, what fits, and by when somebody has to be offered something. */
export function ShortLine({ row }: { row: ShortClient }) {
  const { week, situation, fits, isOverdue, dueOn, dueTime } = row;
  const out = situation.fits.filter(({ state }) => state === "offered").length;
  const closing = situation.misses.filter(
    ({ lastDay, date }) => lastDay !== null && lastDay >= situation.today && date < situation.today,
  );
  const [soonest] = [...closing].sort((one, other) => (one.lastDay! < other.lastDay! ? -1 : 1));
  return (
    <li className="mu-line">
      <div>
        <PageLink className="mu-line__n" href={`/clients/${week.clientId}`}>
          <PersonName name={week.name} />
        </PageLink>
        <p className="mu-line__w">
          {week.short > 0 ? (
            <b className="mu-rows__gap">{formatMinutes(week.short)} short</b>
          ) : (
            `${formatMinutes(week.best - week.required)} to spare`
          )}
        </p>
      </div>
      <div>
        <WeekMeter row={row} />
        <small>{mostWords(row)}</small>
      </div>
      {situation.fits.length === 0 ? (
        <span />
      ) : (
        <AboutLink
          href={`/clients/${week.clientId}/make-up`}
          size="s"
          words="Offer make-up to"
          of={{ name: week.name }}
        >
          Offer make-up
        </AboutLink>
      )}
      <p className="mu-line__w mu-all">
        {week.short === 0 && fits.length === 0
          ? "Nothing missed that a session here could make up for."
          : fitsSentence(fits, situation.today)}
        {out > 0 ? <span className="mu-out"> {out === 1 ? "1 is offered" : `${out} are offered`}.</span> : null}
        {isOverdue ? (
          <b className="mu-due">
            {" "}
            Was due {formatDate(dueOn)}, {formatTime(dueTime)}.
          </b>
        ) : null}
        {soonest?.lastDay != null
          ? ` ${formatDate(soonest.date, situation.today)} can be made up until ${formatDate(soonest.lastDay, situation.today)}.`
          : ""}
      </p>
    </li>
  );
}
