"use client";

import { Icon } from "@/components/icon";
import { formatTime } from "@/lib/time/format";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { LiveLine } from "./use-roster-lines";

const QUICK_MINUTES = [5, 10, 15, 20];

/** How late: by the minute, by a number, or by one of the usual four. */
export function LateMinutes({
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

/** What the policy in force makes of these minutes, while they are being chosen. */
export function cutoffSentence({ lateFrom, absentFrom }: LiveLine["policy"], minutes: number | null): string {
  if (absentFrom !== null && minutes !== null && minutes >= absentFrom) {
    return `${minutes} minutes: from ${absentFrom}, this program counts it as missed.`;
  }
  if (absentFrom !== null) return `From ${absentFrom} minutes, this program counts it as missed.`;
  if (lateFrom !== null) return `From ${lateFrom} minutes, this program counts it as late.`;
  return "This program does not count lateness.";
}
