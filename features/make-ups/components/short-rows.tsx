import { AboutLink } from "@/components/about-link";
import { PersonName } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Meter } from "@/components/meter";
import { PageLink } from "@/components/page-link";
import { fitsSentence } from "@/lib/make-ups/explain-make-ups";
import { formatDate, formatMinutes, formatTime } from "@/lib/time/format";
import type { ShortClient } from "../queries/short-clients";
import "./make-ups.css";

/**
 * Who cannot reach this week's hours: what was attended, what is still to come, what is out of reach, and whether a
 * make-up still fits.
 */
export function ShortRows({ rows, mayOffer }: { rows: readonly ShortClient[]; mayOffer: boolean }) {
  if (rows.length === 0) return <EmptyState title="Everyone can still reach their hours." />;
  return (
    <ul className="mu-rows">
      {rows.map((row) => (
        <li key={row.week.clientId}>
          <div className="mu-rows__top">
            <PageLink className="mu-rows__n" href={`/clients/${row.week.clientId}`}>
              <PersonName name={row.week.name} />
            </PageLink>
            <Due row={row} />
            <b className="mu-rows__gap">{formatMinutes(row.week.short)} short</b>
          </div>
          <WeekMeter row={row} />
          <div className="mu-rows__bot">
            <small>{mostWords(row)}</small>
            <Offer row={row} mayOffer={mayOffer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The week as a bar: attended, still possible, out of reach, needed. */
export function WeekMeter({ row: { week } }: { row: ShortClient }) {
  const open = week.coming + week.unmarked;
  return (
    <Meter
      className="mu-meter"
      label={`${formatMinutes(week.credited)} attended, ${formatMinutes(open)} still possible, ${formatMinutes(week.short)} out of reach, ${formatMinutes(week.required)} needed`}
      max={Math.max(week.required, week.best) * 1.1}
      done={week.credited}
      coming={open}
      short={week.short}
      required={week.required}
    />
  );
}

function Offer({ row: { week, situation, fits }, mayOffer }: { row: ShortClient; mayOffer: boolean }) {
  const out = situation.fits.filter(({ state }) => state === "offered").length;
  if (fits.length === 0 && out === 0) return <small className="muted">No make-up fits. Call first.</small>;
  if (out > 0) return <small className="mu-out">{out === 1 ? "1 offered" : `${out} offered`}, not answered</small>;
  if (!mayOffer) return <small className="muted">{fitsSentence(fits, situation.today)}</small>;
  return (
    <AboutLink href={`/clients/${week.clientId}/make-up`} size="xs" words="Offer make-up to" of={{ name: week.name }}>
      Offer make-up
    </AboutLink>
  );
}

/** By when somebody should have been offered something, once that has passed. */
function Due({ row: { isOverdue, dueOn, dueTime } }: { row: ShortClient }) {
  if (!isOverdue) return null;
  return (
    <small className="mu-due">
      Due {formatDate(dueOn).slice(0, 3)} {formatTime(dueTime)}
    </small>
  );
}

/** "Most possible is 7 h 10 min of 9 h." */
export function mostWords({ week }: ShortClient): string {
  const closed = week.closedShort > 0 ? ` The clinic was closed for ${formatMinutes(week.closedShort)} of it.` : "";
  const ours =
    week.clinicShort > week.closedShort ? ` ${formatMinutes(week.clinicShort - week.closedShort)} of it ours.` : "";
  return `Most possible is ${formatMinutes(week.best)} of ${formatMinutes(week.required)}.${closed}${ours}`;
}
