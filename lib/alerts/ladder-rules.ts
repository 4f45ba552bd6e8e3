import type { Level } from "../standing/types";
import { localTime, parseLocalTime, type LocalTime } from "../time/local-time";

/** By when somebody looks at an alert: so many business days after the one it opened on, at this time of the day. */
export interface DueRule {
  /** 0: the same day. */
  readonly days: number;
  readonly by: LocalTime;
}

/** What an alert is due by: its level, or that it is about the hours of a week. */
export const DUE_KINDS = ["review", "contract", "warning", "watch", "good", "hours"] as const;

export type DueKind = (typeof DUE_KINDS)[number];

/** Who is told of an alert that waits, and when. Times are the site's wall clock. */
export interface LadderRules {
  readonly due: Readonly<Record<DueKind, DueRule>>;
  /** What opens at or after this time, or with less than an hour left, is due the next business day at `lateBy`. */
  readonly lateFrom: LocalTime;
  readonly lateBy: LocalTime;
  /** The director is told so many hours after it was due; null: never. */
  readonly directorAfterHours: number | null;
  /** It is for the team meeting so many business days after it was due; null: never. */
  readonly meetingAfterDays: number | null;
  /** The business day: nobody is told before or after it. */
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

/** What holds until a clinic says otherwise: the worse it stands, the sooner somebody must look. */
export const DEFAULT_LADDER: LadderRules = {
  due: {
    review: { days: 0, by: localTime("12:00") },
    contract: { days: 0, by: localTime("12:00") },
    warning: { days: 0, by: localTime("17:00") },
    watch: { days: 1, by: localTime("17:00") },
    good: { days: 1, by: localTime("17:00") },
    hours: { days: 1, by: localTime("17:00") },
  },
  lateFrom: localTime("12:00"),
  lateBy: localTime("12:00"),
  directorAfterHours: 2,
  meetingAfterDays: 2,
  opens: localTime("09:00"),
  closes: localTime("17:00"),
};

export const MOST_DUE_DAYS = 10;
export const MOST_DIRECTOR_HOURS = 72;
export const MOST_MEETING_DAYS = 20;

/** The rules as a clinic stored them under "ladder". Total: what is missing, unknown or damaged is as the rule book starts out. */
export function readLadderRules(attendanceRules: unknown): LadderRules {
  const stored = part(part(attendanceRules).ladder);
  const due = part(stored.due);
  const usual = DEFAULT_LADDER;
  const opens = time(stored.opens, usual.opens);
  const closes = time(stored.closes, usual.closes);
  return {
    due: Object.fromEntries(
      DUE_KINDS.map((kind) => {
        const rule = part(due[kind]);
        return [
          kind,
          {
            days: whole(rule.days, 0, MOST_DUE_DAYS) ?? usual.due[kind].days,
            by: time(rule.by, usual.due[kind].by),
          },
        ];
      }),
    ) as Record<DueKind, DueRule>,
    lateFrom: time(stored.lateFrom, usual.lateFrom),
    lateBy: time(stored.lateBy, usual.lateBy),
    directorAfterHours: orNever(stored.directorAfterHours, MOST_DIRECTOR_HOURS, usual.directorAfterHours),
    meetingAfterDays: orNever(stored.meetingAfterDays, MOST_MEETING_DAYS, usual.meetingAfterDays),
    // A day that closes before it opens has no moment at which anybody could be told.
    ...(opens < closes ? { opens, closes } : { opens: usual.opens, closes: usual.closes }),
  };
}

export function dueKindOf(alert: { readonly kind: string; readonly level: Level }): DueKind {
  return alert.kind === "hours" ? "hours" : alert.level;
}

function part(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function time(value: unknown, usual: LocalTime): LocalTime {
  return (typeof value === "string" ? parseLocalTime(value) : null) ?? usual;
}

function whole(value: unknown, least: number, most: number): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function orNever(value: unknown, most: number, usual: number | null): number | null {
  return value === null ? null : (whole(value, 0, most) ?? usual);
}
