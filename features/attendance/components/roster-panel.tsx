"use client";

import { Icon } from "@/components/icon";
import { minutesAfterStart } from "@/lib/attendance/everyone-else";
import { MARKS, type MarkName } from "@/lib/attendance/mark";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import { TOLD, type Told } from "@/lib/attendance/typed-mark";
import type { RosterView } from "../queries/roster-view";
import { cutoffSentence, LateMinutes } from "./late-minutes";
import type { LiveLine } from "./use-roster-lines";
import { MARK_LOOKS } from "./mark-look";
import type { TypedLine } from "./send-lines";

/** Everything under a row's arrow: the five marks, minutes, reasons and notice. Without JavaScript it is a plain form. */
export function RosterPanel({
  line,
  name: shownName,
  session,
  hidden,
  formAction,
  onSet,
}: {
  line: LiveLine;
  /** As the row shows it. */
  name: string;
  session: RosterView;
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
      <div className="p__opts" role="group" aria-label={`Attendance for ${shownName}`}>
        {MARKS.map((each) => (
          <button
            key={each}
            type="submit"
            name="as"
            value={each}
            aria-pressed={name === each}
            className={MARK_LOOKS[each].className}
            onClick={() => onSet(proposed(each, line, session))}
          >
            <Icon name={MARK_LOOKS[each].icon} />
            <span>{MARK_LOOKS[each].word}</span>
          </button>
        ))}
      </div>
      {name === "late" && (
        <LateMinutes line={line} session={session} onMinutes={(minutesLate) => again({ minutesLate })} />
      )}
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
            options={reasonsWith(line.reason).map((reason) => ({ value: reason, label: reason }))}
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

/** The reasons on offer, and what is on file where it is none of them. */
function reasonsWith(reason: string | null): readonly string[] {
  const known: readonly string[] = ABSENCE_REASONS;
  return reason === null || known.includes(reason) ? known : [...known, reason];
}

/** A mark begins with what is known of it: when they came in, or when they said they leave. */
function proposed(as: MarkName, { arrivedAt, notice }: LiveLine, session: RosterView): TypedLine {
  if (as === "late" && arrivedAt !== null) {
    const span = { startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) };
    const minutesLate = minutesAfterStart(new Date(arrivedAt), span);
    if (minutesLate !== null) return { as, minutesLate };
  }
  if (as === "left_early" && notice?.kind === "leaving_early") return { as, leftAt: notice.expectedTime };
  return { as };
}

function PanelNote({ name, line }: { name: MarkName | null; line: LiveLine }) {
  const words =
    name === "late"
      ? cutoffSentence(line.policy, line.mark?.minutesLate ?? null)
      : line.reason !== null
        ? "The reason is hidden again when you close this row."
        : null;
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
