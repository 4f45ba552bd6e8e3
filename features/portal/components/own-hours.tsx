import { Meter } from "@/components/meter";
import { PhoneBox } from "@/components/phone-shell";
import { hoursAsked, type ClosedWeek } from "@/lib/standing/closed-week";
import { explainClosedToClient } from "@/lib/standing/explain-closed-week";
import type { Standing } from "@/lib/standing/types";
import { formatMinutes } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** Hours so far against the plan. The sentence is the content; the meter repeats it. */
export function OwnHours({
  planned,
  closed,
  today,
}: {
  planned: Standing["weekHours"];
  closed: ClosedWeek;
  today: LocalDate;
}) {
  // What the clinic closed is nobody's goal.
  const hours = hoursAsked(planned, closed);
  const { credited, required, coming, unmarked, short } = hours;
  const wasClosed = explainClosedToClient(closed, today);
  const open = coming + unmarked;
  const best = credited + open;
  return (
    <PhoneBox pad className="own-hours">
      <p>
        <b className="own-hours__n">{formatMinutes(credited)}</b> so far
      </p>
      <Meter
        size="xl"
        label={`${formatMinutes(credited)} so far, ${formatMinutes(open)} still to come, goal ${formatMinutes(required)}`}
        max={Math.max(required, best) * 1.08}
        done={credited}
        coming={open}
        short={short.client + short.clinic}
        required={required}
      />
      {required > 0 && <p className="own-hours__g">Your goal is {formatMinutes(required)}</p>}
      <p className="own-hours__s">{sentence(hours, best)}</p>
      {wasClosed === null ? null : <p className="own-hours__s">{wasClosed}</p>}
    </PhoneBox>
  );
}

function sentence({ required, credited, coming, short }: Standing["weekHours"], best: number) {
  if (required === 0) return "No hours are asked of you this week.";
  if (credited >= required) return "You have what this week asks.";
  if (short.client + short.clinic === 0) {
    const spare = best - required;
    return (
      <>
        Come to what’s left this week and you’ll have <b>{formatMinutes(best)}</b>.{" "}
        {spare === 0 ? "That’s exactly enough." : `That’s enough, with ${formatMinutes(spare)} to spare.`}
      </>
    );
  }
  if (short.client === 0)
    return "We offer less than your goal this week. That part is ours, and it does not count against you.";
  return (
    <>
      With everything that is left you’ll have <b>{formatMinutes(best)}</b>, {formatMinutes(short.client)} less than
      your goal.
      {coming > 0 && " It still helps to come."} Talk to us and we will look for a way together.
    </>
  );
}
