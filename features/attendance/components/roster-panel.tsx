"use client";

import { Icon } from "@/components/icon";
import { MARKS, type MarkName } from "@/lib/attendance/mark";
import { TOLD, type Told } from "@/lib/attendance/typed-mark";
import { formatTime } from "@/lib/time/format";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { LiveLine } from "./use-roster-lines";
import { MARK_LOOKS } from "./mark-look";
import type { TypedLine } from "./send-lines";

const REASONS = [
  "Sick",
  "Medical visit",
  "Child care",
  "Ride",
  "Work",
  "School",
  "Court",
  "Family death",
  "Religious",
  "Weather",
];
const QUICK_MINUTES = [5, 10, 15, 20];

/** Everything under a row's arrow: the five marks, minutes, reasons and notice. Without JavaScript it is a plain form. */
export function RosterPanel({
  line,
  session,
  hidden,
  formAction,
  onSet,
}: {
  line: LiveLine;
  session: { startTime: LocalTime; endTime: LocalTime; durationMinutes: number };
  hidden: Record<string, string>;
  formAction: (form: FormData) => void;
  onSet: (typed: TypedLine) => void;
}) {
  const { mark } = line;
  const name = mark?.name ?? null;
  const isAway = name === "missed" || name === "excused";
  const again = (patch: Partial<TypedLine>) => {
    if (name === null) return;
    onSet({
      as: name,
      minutesLate: mark?.minutesLate,
      leftAt: mark?.leftAt,
      told: line.told,
      reason: line.reason,
      ...patch,
    });
  };
  return (
    <form
      action={formAction}
      className="p__x"
      id={`more-${line.clientId}`}
      onSubmit={(event) => event.preventDefault()}
    >
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <div className="p__opts" role="group" aria-label={`Attendance for ${line.name}`}>
        {MARKS.map((each) => (
          <button
            key={each}
            type="submit"
            name="as"
            value={each}
            aria-pressed={name === each}
            className={MARK_LOOKS[each].className}
            onClick={() => onSet({ as: each })}
          >
            <Icon name={MARK_LOOKS[each].icon} />
            <span>{MARK_LOOKS[each].word}</span>
          </button>
        ))}
      </div>
      {name === "late" && <Minutes line={line} session={session} onMinutes={(minutesLate) => again({ minutesLate })} />}
      {name === "left_early" && (
        <div className="p__min">
          <label className="p__minl" htmlFor={`left-${line.clientId}`}>
            Left at
          </label>
          <input
            id={`left-${line.clientId}`}
            className="input input--tap p__time"
            type="time"
            name="leftAt"
            defaultValue={mark?.leftAt ?? ""}
            onBlur={(event) => event.target.value !== "" && again({ leftAt: event.target.value })}
          />
        </div>
      )}
      {isAway && (
        <>
          <Choice
            legend="Reason"
            name="reason"
            options={REASONS.map((reason) => ({ value: reason, label: reason }))}
            value={line.reason}
            onChoose={(reason) => again({ reason })}
          />
          <Choice
            legend="Told us"
            name="told"
            options={TOLD.map((told) => ({ value: told, label: toldWords(told, line.policy.noticeHours) }))}
            value={line.told}
            onChoose={(told) => again({ told })}
          />
        </>
      )}
      <PanelNote name={name} line={line} />
      {mark !== null && (
        <button
          type="submit"
          name="as"
          value="unrecorded"
          className="link p__clear"
          onClick={() => onSet({ as: "unrecorded" })}
        >
          Back to not recorded
        </button>
      )}
    </form>
  );
}

function Minutes({
  line,
  session,
  onMinutes,
}: {
  line: LiveLine;
  session: { startTime: LocalTime; durationMinutes: number };
  onMinutes: (minutes: number) => void;
}) {
  const minutes = line.mark?.minutesLate ?? 1;
  const most = session.durationMinutes - 1;
  const arrived = formatTime(localTimeOfMinutes((minutesOfDay(session.startTime) + minutes) % 1440));
  return (
    <div className="p__min">
      <span className="p__minl">
        Arrived <b>{arrived}</b>
      </span>
      <div className="step">
        <button type="button" aria-label="1 minute less" disabled={minutes <= 1} onClick={() => onMinutes(minutes - 1)}>
          <Icon name="minus" />
        </button>
        <label className="sr" htmlFor={`minutes-${line.clientId}`}>
          Minutes late
        </label>
        <input
          id={`minutes-${line.clientId}`}
          className="p__num"
          type="number"
          name="minutesLate"
          inputMode="numeric"
          min={1}
          max={most}
          key={minutes}
          defaultValue={minutes}
          onBlur={(event) => {
            const typed = Number(event.target.value);
            if (Number.isInteger(typed) && typed !== minutes && typed >= 1 && typed <= most) onMinutes(typed);
          }}
        />
        <span className="step__u" aria-hidden="true">
          min late
        </span>
        <button
          type="button"
          aria-label="1 minute more"
          disabled={minutes >= most}
          onClick={() => onMinutes(minutes + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
      <div className="qk" role="group" aria-label="Quick choice">
        {QUICK_MINUTES.filter((each) => each <= most).map((each) => (
          <button key={each} type="button" aria-label={`${each} minutes late`} onClick={() => onMinutes(each)}>
            {each}
          </button>
        ))}
      </div>
    </div>
  );
}

function Choice<Value extends string>({
  legend,
  name,
  options,
  value,
  onChoose,
}: {
  legend: string;
  name: string;
  options: readonly { value: Value; label: string }[];
  value: string | null;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="why">
      <legend className="why__l">{legend}</legend>
      <div className="why__c">
        {options.map((option) => (
          <label key={option.value} className="why__o">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PanelNote({ name, line }: { name: MarkName | null; line: LiveLine }) {
  const { lateFrom, absentFrom } = line.policy;
  const late =
    absentFrom !== null
      ? `From ${absentFrom} minutes, this program counts it as missed.`
      : lateFrom !== null
        ? `From ${lateFrom} minutes, this program counts it as late.`
        : "This program does not count lateness.";
  const words =
    name === "late" ? late : line.reason !== null ? "The reason is hidden again when you close this row." : null;
  if (words === null) return null;
  return (
    <p className="p__note">
      <Icon name={name === "late" ? "info" : "eyeoff"} size="s" />
      {words}
    </p>
  );
}

function toldWords(told: Told, noticeHours: number | null): string {
  switch (told) {
    case "early":
      return `At least ${noticeHours ?? 24} h before`;
    case "before":
      return "Before it started";
    case "after":
      return "Not before";
  }
}
