import { wasTakenOnTime } from "../attendance/not-taken";
import type { Instant } from "../time/zone";

/** A session that is over and had somebody expected, with when each of them was first recorded. */
export interface TakenSession {
  readonly endsAt: Instant;
  /** Who leads it, as the report names them; empty: nobody. */
  readonly facilitator: string;
  readonly firstMarks: readonly (Instant | null)[];
}

export interface OnTimeLine {
  readonly facilitator: string;
  readonly sessions: number;
  readonly onTime: number;
  /** Of the others, those with somebody still not recorded. */
  readonly open: number;
}

export interface OnTime {
  readonly all: Omit<OnTimeLine, "facilitator">;
  readonly lines: readonly OnTimeLine[];
}

/** Adds up sessions as they come. A session with nobody expected is neither on time nor late: leave it out. */
export class OnTimeCounts {
  private readonly lines = new Map<string, { sessions: number; onTime: number; open: number }>();

  add({ endsAt, facilitator, firstMarks }: TakenSession): void {
    if (firstMarks.length === 0) return;
    const line = this.lines.get(facilitator) ?? { sessions: 0, onTime: 0, open: 0 };
    line.sessions += 1;
    if (wasTakenOnTime(endsAt, firstMarks)) line.onTime += 1;
    else if (firstMarks.includes(null)) line.open += 1;
    this.lines.set(facilitator, line);
  }

  /** By facilitator in order of their names, whoever leads nothing last, and in all. */
  result(): OnTime {
    const lines = [...this.lines]
      .map(([facilitator, counts]) => ({ facilitator, ...counts }))
      .sort((one, other) =>
        one.facilitator === ""
          ? 1
          : other.facilitator === ""
            ? -1
            : one.facilitator.localeCompare(other.facilitator, "en"),
      );
    const sum = (key: "sessions" | "onTime" | "open") => lines.reduce((total, line) => total + line[key], 0);
    return { all: { sessions: sum("sessions"), onTime: sum("onTime"), open: sum("open") }, lines };
  }
}

/** Whole percent, rounded down so that nothing short of all reads as 100; null: there was no session. */
export function onTimeShare({ sessions, onTime }: Pick<OnTimeLine, "sessions" | "onTime">): number | null {
  return sessions === 0 ? null : Math.floor((onTime * 100) / sessions);
}
