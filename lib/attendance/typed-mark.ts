import { addDays, type LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import { toInstant, type Instant, type Zone } from "../time/zone";
import type { WantedMark } from "./decide-mark";
import { shownMark, type MarkFacts } from "./mark";

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

/** What the client told the clinic about this line before anybody recorded it; null where they said nothing. */
export interface ToldBefore {
  readonly givenAt: Instant;
  readonly reason: string | null;
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
 * Facts from what was typed, over what is on record (null: nothing is). Minutes left out mean "as of now": the client
 * has just come in, or is just leaving; when that lies outside the session, one minute, or a minute before the end. A
 * time before the start is after midnight.
 *
 * What was left open and is on record already stays as it is: a tap that is sent again after a lost answer, minutes
 * later, says the same as the first one, and nobody's reason is wiped by touching "Missed" twice.
 *
 * What the client told us goes with a miss or an excuse unless the form says otherwise: the moment they gave notice is
 * what the policy's hours are counted from. A reason they gave belongs to an excuse; it does not make one of a miss.
 */
export function readTypedMark(
  typed: TypedMark,
  session: TypedFor,
  noticeHours: number | null,
  now: Instant,
  current: MarkFacts | null,
  toldBefore: ToldBefore | null = null,
): WantedMark | null {
  const before = current === null ? null : shownMark(current, session);
  const isSame = before !== null && before.name === typed.as;
  switch (typed.as) {
    case "unrecorded":
      return null;
    case "present":
      return { as: "present", ...modalityOf(typed, current) };
    case "late": {
      const isOpen = typed.minutesLate === null && typed.leftAt === null;
      return {
        as: "late",
        minutesLate: typed.minutesLate ?? (isSame ? before.minutesLate : null) ?? minutesInto(session, now),
        leftAt: typed.leftAt !== null ? instantOf(session, typed.leftAt) : isSame && isOpen ? before.leftAt : null,
        ...modalityOf(typed, current),
      };
    }
    case "left_early": {
      const usual = (isSame ? before.leftAt : null) ?? momentInside(session, now);
      return {
        as: "left_early",
        leftAt: typed.leftAt === null ? usual : instantOf(session, typed.leftAt),
        ...modalityOf(typed, current),
      };
    }
    case "missed":
    case "excused": {
      if (isSame && typed.told === null && typed.reason === null) {
        return { as: typed.as, noticeGivenAt: current?.noticeGivenAt ?? null, reason: current?.reason ?? null };
      }
      // On record like this already: what it says of notice was said by somebody, "not before" too.
      const onFile = current?.noticeGivenAt ?? (isSame ? null : (toldBefore?.givenAt ?? null));
      const noticeGivenAt =
        typed.told === null
          ? isSame
            ? null
            : (toldBefore?.givenAt ?? null)
          : toldOf(onFile, session, noticeHours) === typed.told
            ? onFile
            : noticeAt(typed.told, session, noticeHours, now);
      const given = typed.as === "excused" && !isSame ? (toldBefore?.reason ?? null) : null;
      return { as: typed.as, noticeGivenAt, reason: typed.reason ?? given };
    }
  }
}

/** How they took part: as said, else as on record for somebody who was there, else as the session is held. */
function modalityOf(typed: TypedMark, current: MarkFacts | null): { modality?: MarkFacts["modality"] } {
  if (typed.modality !== null) return { modality: typed.modality };
  return current?.was === "attended" ? { modality: current.modality } : {};
}

/** The notice as an instant: the latest moment that the words still allow, and never one that is to come. */
function noticeAt(told: Told | null, session: TypedFor, noticeHours: number | null, now: Instant): Instant | null {
  if (told === null || told === "after") return null;
  const latest = new Date(session.startsAt.getTime() - (told === "early" ? noticeMinutes(noticeHours) : 1) * 60_000);
  return latest < now ? latest : now;
}

/** A policy may ask for no hours at all; notice is still something given before the start. */
function noticeMinutes(noticeHours: number | null): number {
  return Math.max(1, (noticeHours ?? USUAL_NOTICE_HOURS) * 60);
}

/** What the words were, from the instant on record. */
export function toldOf(noticeGivenAt: Instant | null, session: TypedFor, noticeHours: number | null): Told | null {
  if (noticeGivenAt === null) return null;
  if (noticeGivenAt >= session.startsAt) return "after";
  const minutes = (session.startsAt.getTime() - noticeGivenAt.getTime()) / 60_000;
  return minutes >= noticeMinutes(noticeHours) ? "early" : "before";
}

/** The minutes of "late" that was tapped at `now` and says no more: one where that lies outside the session. */
export function minutesInto(session: Pick<TypedFor, "startsAt" | "endsAt">, now: Instant): number {
  const length = Math.floor((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  const into = Math.floor((now.getTime() - session.startsAt.getTime()) / 60_000);
  return into >= 1 && into < length ? into : 1;
}

/** The moment of "left early" that was tapped at `now` and says no more: a minute before the end where that lies outside. */
export function momentInside(session: Pick<TypedFor, "startsAt" | "endsAt">, now: Instant): Instant {
  if (now > session.startsAt && now < session.endsAt) return now;
  return new Date(session.endsAt.getTime() - 60_000);
}

function instantOf(session: TypedFor, time: LocalTime): Instant {
  const date = time < session.startTime ? addDays(session.date, 1) : session.date;
  return toInstant(date, time, session.zone);
}
