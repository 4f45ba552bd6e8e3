import { addDays, type LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import { toInstant, type Instant, type Zone } from "../time/zone";
import type { WantedMark } from "./decide-mark";
import type { MarkFacts } from "./mark";

/** When the client told us: long enough before (by the policy's notice), before the start, or not before it. */
export const TOLD = ["early", "before", "after"] as const;

export type Told = (typeof TOLD)[number];

/** A mark as the roster's form says it. "unrecorded" asks for a clear. */
export interface TypedMark {
  readonly as: WantedMark["as"] | "unrecorded";
  readonly minutesLate: number | null;
  readonly leftAt: LocalTime | null;
  readonly told: Told | null;
  readonly reason: string | null;
  readonly modality: MarkFacts["modality"] | null;
}

export interface TypedFor {
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly zone: Zone;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What the policy asks for when it says nothing: a day's notice. */
export const USUAL_NOTICE_HOURS = 24;

/**
 * Facts from what was typed. Minutes left out mean "as of now": the client has just come in, or is just leaving; when
 * that lies outside the session, one minute, or a minute before the end. A time before the start is after midnight.
 */
export function readTypedMark(
  typed: TypedMark,
  session: TypedFor,
  noticeHours: number | null,
  now: Instant,
): WantedMark | null {
  const modality = typed.modality === null ? {} : { modality: typed.modality };
  switch (typed.as) {
    case "unrecorded":
      return null;
    case "present":
      return { as: "present", ...modality };
    case "late":
      return {
        as: "late",
        minutesLate: typed.minutesLate ?? minutesInto(session, now),
        leftAt: typed.leftAt === null ? null : instantOf(session, typed.leftAt),
        ...modality,
      };
    case "left_early":
      return {
        as: "left_early",
        leftAt: typed.leftAt === null ? momentInside(session, now) : instantOf(session, typed.leftAt),
        ...modality,
      };
    case "missed":
    case "excused":
      return { as: typed.as, noticeGivenAt: noticeAt(typed.told, session, noticeHours, now), reason: typed.reason };
  }
}

/** The notice as an instant: the latest moment that the words still allow, and never one that is to come. */
function noticeAt(told: Told | null, session: TypedFor, noticeHours: number | null, now: Instant): Instant | null {
  if (told === null || told === "after") return null;
  const before = told === "early" ? (noticeHours ?? USUAL_NOTICE_HOURS) * 60 : 1;
  const latest = new Date(session.startsAt.getTime() - before * 60_000);
  return latest < now ? latest : now;
}

/** What the words were, from the instant on record. */
export function toldOf(noticeGivenAt: Instant | null, session: TypedFor, noticeHours: number | null): Told | null {
  if (noticeGivenAt === null) return null;
  if (noticeGivenAt >= session.startsAt) return "after";
  const minutes = (session.startsAt.getTime() - noticeGivenAt.getTime()) / 60_000;
  return minutes >= (noticeHours ?? USUAL_NOTICE_HOURS) * 60 ? "early" : "before";
}

function minutesInto(session: TypedFor, now: Instant): number {
  const length = Math.floor((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  const into = Math.floor((now.getTime() - session.startsAt.getTime()) / 60_000);
  return into >= 1 && into < length ? into : 1;
}

function momentInside(session: TypedFor, now: Instant): Instant {
  if (now > session.startsAt && now < session.endsAt) return now;
  return new Date(session.endsAt.getTime() - 60_000);
}

function instantOf(session: TypedFor, time: LocalTime): Instant {
  const date = time < session.startTime ? addDays(session.date, 1) : session.date;
  return toInstant(date, time, session.zone);
}
