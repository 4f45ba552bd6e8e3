/*
 * The words of the standing engine: what goes in, what comes out. Dates and moments are plain text, so that the same
 * input reads the same on any machine; nothing here knows of a clock, a database or a time zone table.
 */

/** A day, "2026-03-02". */
export type LocalDate = string;

/** The wall clock of the program and its offset at that hour, "2026-03-02T18:00-05:00"; seconds may follow the minutes. */
export type Moment = string;

/** In rising order. */
export type Level = "good" | "watch" | "warning" | "contract" | "review";

/** A level that a rule can lead to. */
export type RuleLevel = Exclude<Level, "good">;

export type CalendarPeriod = "week" | "month" | "quarter";

export type Window =
  "enrollment" | { readonly days: number } | { readonly last: number } | { readonly calendar: CalendarPeriod };

export type Excused = "skips" | "counts" | "breaks";

/** Which sessions a rule looks at, and how it reads the excused ones. */
export interface Counted {
  /** At least one; missing: all kinds. */
  readonly kinds?: readonly string[];
  /** Default "skips"; "breaks" for streaks only. */
  readonly excused?: Excused;
}

export type CountRule = RuleName &
  Counted & { readonly measure: "absences" | "lates"; readonly within: Window; readonly at: number };
export type StreakRule = RuleName &
  Counted & { readonly measure: "streak"; readonly at: number; readonly withoutContact?: boolean };
export type RateRule = RuleName &
  Counted & { readonly measure: "rate"; readonly within: Window; readonly below: number; readonly once?: number };
export type WeekRule = RuleName & { readonly measure: "weekMinutes" | "weekDays" };
export type ClockRule = RuleName & { readonly measure: "daysSinceAttended" | "daysSinceContact"; readonly at: number };

interface RuleName {
  readonly id: string;
  readonly level: RuleLevel;
}

/** One sentence of a policy. */
export type Rule = CountRule | StreakRule | RateRule | WeekRule | ClockRule;

/** A rule that counts sessions. */
export type SessionRule = CountRule | StreakRule | RateRule;

export type Weight = 0 | 0.5 | 1;

export type CountBy = "day" | "session";

/** `attend` of the next `of` units. */
export interface ContractTerms {
  readonly attend: number;
  readonly of: number;
  readonly excused?: "skips" | "counts";
}

/** A policy without its number and its first day: what is stored as JSON. */
export interface PolicyBody {
  /** Default "at-once". */
  readonly adoption?: "at-once" | "when-acknowledged";
  /** Default "day". */
  readonly countBy?: CountBy;
  /** Default "monday". */
  readonly weekStarts?: "monday" | "sunday";
  /** Minutes after the start; null: nobody is late. */
  readonly lateFrom?: number | null;
  /** Minutes after the start from which it is an absence. */
  readonly absentFrom?: number | null;
  /** Minutes before the end. */
  readonly leftEarlyFrom?: number | null;
  /** Notice this long before the start excuses; null: notice changes nothing. */
  readonly noticeHours?: number | null;
  /** The reasons that excuse; null: any. */
  readonly excuses?: readonly string[] | null;
  /** Defaults 0, 0, 1. */
  readonly weights?: { readonly late?: Weight; readonly leftEarly?: Weight; readonly lateCancel?: Weight };
  /** Days; null: a make-up restores minutes only. */
  readonly makeUpErasesWithin?: number | null;
  readonly contract?: ContractTerms | null;
  readonly rules: readonly Rule[];
}

export interface PolicyVersion extends PolicyBody {
  readonly version: number;
  readonly from: LocalDate;
}

/** When a record was made, and whether it takes its predecessors back. */
export interface Recorded {
  readonly recordedAt?: Moment;
  readonly void?: true;
}

export interface PlanPhase {
  readonly id: string;
  readonly from: LocalDate;
  readonly minutesPerWeek: number;
  readonly daysPerWeek?: number;
}

export interface ExpectedSession {
  readonly id: string;
  readonly start: Moment;
  readonly end: Moment;
  /** Default "group". */
  readonly kind?: string;
  /** Default "scheduled"; "cancelled" by the clinic, "closed" with the site: both are off. */
  readonly status?: "scheduled" | "held" | "cancelled" | "closed";
  readonly makeUpFor?: string;
}

/** What was recorded of the client in one session: facts only. Its identity is the session. */
export interface Mark {
  readonly session: string;
  readonly was: "attended" | "excused" | "missed";
  readonly arrivedAt?: Moment;
  readonly leftAt?: Moment;
  readonly noticeGivenAt?: Moment;
  readonly reason?: string;
}

/** An approved leave, both days included; `to` null: until further notice. */
export interface Hold {
  readonly id: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface Contact {
  readonly id: string;
  readonly on: LocalDate;
  readonly reached: boolean;
}

export type Decision = { readonly id: string; readonly on: LocalDate } & (
  | { readonly kind: "close"; readonly rule: string }
  | { readonly kind: "sign" }
  | { readonly kind: "waive"; readonly session: string }
  | { readonly kind: "acknowledge"; readonly version: number }
);

/** A case on file. Its identity is the key, `rule@date`. */
export interface OpenedCase {
  readonly key: string;
  readonly level: Level;
}

/** Everything known about one enrollment. The order of any list means nothing. */
export interface StandingInput {
  readonly asOf: LocalDate;
  /** Null: everything on record is known, and every session dated up to `asOf` is over. */
  readonly knownAt: Moment | null;
  readonly enrollment: { readonly start: LocalDate; readonly end: LocalDate | null };
  readonly policyVersions: readonly (Recorded & PolicyVersion)[];
  readonly planPhases: readonly (Recorded & PlanPhase)[];
  readonly expectedSessions: readonly (Recorded & ExpectedSession)[];
  readonly marks: readonly (Recorded & Mark)[];
  readonly holds: readonly (Recorded & Hold)[];
  readonly contacts: readonly (Recorded & Contact)[];
  readonly decisions: readonly (Recorded & Decision)[];
  readonly openedCases: readonly (Recorded & OpenedCase)[];
}

export type Outcome = "present" | "late" | "left-early" | "excused" | "late-cancel" | "late-as-absent" | "unexcused";

export interface CountedSession {
  readonly session: string;
  /** The last day on which it counts; null where that is not a matter of days. */
  readonly until: LocalDate | null;
}

export interface Reason {
  readonly rule: string;
  readonly level: Level;
  readonly holds: boolean;
  readonly value: number;
  /** The same measure with every unmarked session taken as unexcused. */
  readonly couldBe: number;
  /** The first day looked at. */
  readonly from: LocalDate | null;
  readonly counted: readonly CountedSession[];
}

export interface StandingCase {
  readonly key: string;
  readonly level: Level;
  readonly openedOn: LocalDate;
  readonly state: "open" | "closed" | "withdrawn";
  readonly closedOn: LocalDate | null;
}

export interface Contract {
  readonly signedOn: LocalDate;
  readonly attend: number;
  readonly of: number;
  readonly attended: number;
  readonly missed: number;
  readonly undecided: number;
  readonly state: "running" | "passed" | "failed";
  readonly decidedOn: LocalDate | null;
}

export interface Raise {
  readonly rule: string;
  readonly level: Level;
  /** 0 to 10 chances missed in a row bring it into effect. */
  readonly misses: number;
  readonly on: LocalDate;
  readonly until: LocalDate | null;
}

export interface LevelChange {
  readonly on: LocalDate;
  readonly level: Level;
}

export interface Forecast {
  readonly raises: readonly Raise[];
  readonly ifAllAttended: readonly LevelChange[];
}

/** All in minutes. */
export interface WeekHours {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly required: number;
  readonly credited: number;
  readonly unmarked: number;
  readonly coming: number;
  readonly reachable: boolean;
  readonly short: { readonly client: number; readonly clinic: number };
}

export type Skipped = "cancelled" | "inactive" | "waived" | "make-up" | "unmarked" | "made-up";

export interface LedgerLine {
  readonly session: string;
  readonly outcome: Outcome | null;
  /** Credited minutes. */
  readonly minutes: number;
  readonly skipped: Skipped | null;
}

/** The answer: do missed sessions threaten this client's place, why, and what comes next. It never discharges. */
export interface Standing {
  readonly level: Level;
  readonly reasons: readonly Reason[];
  readonly cases: readonly StandingCase[];
  readonly contract: Contract | null;
  readonly forecast: Forecast;
  readonly weekHours: WeekHours;
  readonly ledger: readonly LedgerLine[];
}
