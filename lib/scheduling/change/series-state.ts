import type { Modality } from "@/lib/scheduling/modality";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { SessionStatus } from "@/lib/scheduling/session-status";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Instant, Zone } from "@/lib/time/zone";

/** Where a session takes place. One field for the rules: a room, how people take part, and the link as the session carries it. */
export interface Place {
  readonly roomId: string | null;
  readonly modality: Modality;
  readonly joinLink: string | null;
}

/** Who leads a session. One field for the rules. */
export interface Lead {
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
}

/** The four things that staff may change on one session alone (H4), after which they are its own (H5). */
export type SessionField = "time" | "length" | "place" | "lead";

/** What a session is, apart from its identity. */
export interface SessionFacts {
  /** "added": staff put it beside the pattern, so no series change re-times it (H14). */
  readonly origin: "pattern" | "added";
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Elapsed minutes. */
  readonly durationMinutes: number;
  /** Where the pattern puts it, wherever staff moved it; of an added one, its own start. */
  readonly regularDate: LocalDate;
  readonly regularTime: LocalTime;
  readonly own: Readonly<Record<SessionField, boolean>>;
  readonly place: Place;
  readonly lead: Lead;
  readonly title: string;
  readonly capacity: number | null;
  readonly status: SessionStatus;
  readonly cancelReason: string | null;
  /** Rises when time, place or status change, and stays when not (H18). */
  readonly sequence: number;
  /** Staff hold it although a closure covers it. */
  readonly isHeldAnyway: boolean;
}

/** A session that is a row. */
export interface SessionState extends SessionFacts {
  readonly id: string;
  /** Whether at least one mark stands in it: it is frozen then (H3). */
  readonly hasMarks: boolean;
  /** Whether records point at it (a mark that was cleared, a colleague who was asked): it cannot go then, only be cancelled. */
  readonly hasHistory: boolean;
}

/** What a series is for its regular places from a day through a day, both included; `through` null: it runs on. */
export interface SeriesPart {
  readonly from: LocalDate;
  readonly through: LocalDate | null;
  /** DTSTART: the rule's phase and count start here. On or before `from`, or the first regular place after it. */
  readonly startDate: LocalDate;
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  /** An RRULE; null: the start and the added dates alone. */
  readonly rule: string | null;
  readonly exdates: readonly string[];
  readonly rdates: readonly string[];
  /** `joinLink` here is the series' own; a session without it carries the room's. */
  readonly place: Place;
  readonly lead: Lead;
}

/** A series with all that a change of it has to know. Sessions in order of their start, whatever their status. */
export interface SeriesState {
  readonly id: string;
  readonly siteId: string;
  readonly zone: Zone;
  readonly kind: SessionKind;
  readonly title: string;
  readonly capacity: number | null;
  /** At least one, in order, never overlapping. The last one is what the series is extended by. */
  readonly parts: readonly SeriesPart[];
  /** Sessions are rows through this day. */
  readonly materializedThrough: LocalDate;
  readonly sessions: readonly SessionState[];
  /** The closures that stand at the site, its own and everybody's. */
  readonly closures: readonly DatedClosure[];
  /** The link of each room that has one, by the room's id: a session carries it when its place names no link. */
  readonly roomLinks?: Readonly<Record<string, string>>;
}
