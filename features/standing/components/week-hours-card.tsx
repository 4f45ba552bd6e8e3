import { Card, CardHeader } from "@/components/card";
import { Legend } from "@/components/legend";
import { Meter } from "@/components/meter";
import { hoursAsked, type ClosedWeek } from "@/lib/standing/closed-week";
import { explainClosedToStaff } from "@/lib/standing/explain-closed-week";
import type { Standing } from "@/lib/standing/types";
import { formatDate, formatMinutes } from "@/lib/time/format";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import "./standing-card.css";

export interface WeekHoursCardProps {
  /** As the plan asks them. */
  planned: Standing["weekHours"];
  /** What closures took of them. */
  closed: ClosedWeek;
  firstName: string;
  today: LocalDate;
}

/** This week's hours: what was attended, what can still be, what is needed, and whose part a shortfall is. */
export function WeekHoursCard({ planned, closed, firstName, today }: WeekHoursCardProps) {
  // What the clinic closed is not asked; the plan is named beside what is.
  const hours = hoursAsked(planned, closed);
  const { credited, required, coming, unmarked, short } = hours;
  const wasClosed = explainClosedToStaff(closed, today);
  const open = coming + unmarked;
  const best = credited + open;
  return (
    <Card labelledBy="hours-h" pad className="stc-hours">
      <CardHeader id="hours-h" title="Hours this week">
        <span className="muted">
          {formatDate(localDate(hours.from))}–{formatDate(localDate(hours.to))}
        </span>
      </CardHeader>
      <p className="stc-hours__n">
        <b>{formatMinutes(credited)}</b> of {formatMinutes(required)}
        {closed.excused === 0 ? null : <span className="muted">, {formatMinutes(planned.required)} planned</span>}
      </p>
      <Meter
        size="l"
        label={`${formatMinutes(credited)} attended, ${formatMinutes(open)} still possible, ${formatMinutes(required)} needed`}
        max={Math.max(required, best) * 1.08}
        done={credited}
        coming={open}
        short={short.client + short.clinic}
        required={required}
      />
      <p className="stc-hours__s">{sentence(hours, firstName, best)}</p>
      {wasClosed === null ? null : <p className="stc-hours__s">{wasClosed}</p>}
      <Legend
        items={[
          { swatch: "done", label: "Attended" },
          { swatch: "coming", label: "Still to come" },
          { swatch: "required", label: "Needed" },
        ]}
      />
    </Card>
  );
}

function sentence(
  { required, coming, unmarked, short }: Standing["weekHours"],
  firstName: string,
  best: number,
): string {
  const recorded = unmarked === 0 ? "" : ` ${formatMinutes(unmarked)} are not recorded yet.`;
  if (required === 0) return `No hours are asked this week.${recorded}`;
  if (short.client + short.clinic === 0) {
    return `On course for ${formatMinutes(best)} if ${firstName} attends the ${formatMinutes(coming)} still to come. That leaves ${formatMinutes(best - required)} to spare.${recorded}`;
  }
  const ours = short.clinic === 0 ? "" : ` ${formatMinutes(short.clinic)} of it is ours: that much was not offered.`;
  return `Most possible is ${formatMinutes(best)}, ${formatMinutes(short.client + short.clinic)} short.${ours}${recorded}`;
}
