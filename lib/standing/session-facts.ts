import type { ActiveDays } from "@/lib/standing/active-days";
import { dayOf } from "@/lib/standing/days";
import { minuteOf, secondOf } from "@/lib/standing/moments";
import { creditedMinutesOf, outcomeOf } from "@/lib/standing/outcomes";
import type { PolicyInForce } from "@/lib/standing/policy-in-force";
import type { Decision, ExpectedSession, LocalDate, Mark, Moment, Outcome } from "@/lib/standing/types";

/** Why a session is left out of every rule, for the first reason that applies. */
export type LeftOut = "cancelled" | "inactive" | "waived" | "make-up";

/** One expected session with all that does not depend on the day asked about. */
export interface SessionFact {
  /** Its place by start, then id. */
  readonly index: number;
  readonly id: string;
  /** Of its start, as written there. */
  readonly day: number;
  readonly startMinute: number;
  readonly kind: string;
  readonly fullMinutes: number;
  readonly makeUpFor: string | null;
  /** Cancelled by the clinic, or the site was closed. */
  readonly isOff: boolean;
  readonly isActive: boolean;
  readonly isOver: boolean;
  readonly leftOut: LeftOut | null;
  readonly mark: Mark | null;
  /** Null without a mark and when off. */
  readonly outcome: Outcome | null;
  /** By its mark; 0 when off. */
  readonly creditedMinutes: number;
}

interface KnownRecords {
  readonly sessions: readonly ExpectedSession[];
  /** By session. */
  readonly marks: ReadonlyMap<string, Mark>;
  readonly decisions: readonly Decision[];
}

/** All known sessions as facts, ordered by start, then id. */
export function sessionFacts(
  { sessions, marks, decisions }: KnownRecords,
  now: { readonly asOf: LocalDate; readonly knownAt: Moment | null },
  active: ActiveDays,
  policy: PolicyInForce,
): SessionFact[] {
  const asOf = dayOf(now.asOf);
  const knownSecond = now.knownAt === null ? Infinity : secondOf(now.knownAt);
  const waived = new Set(decisions.flatMap((decision) => (decision.kind === "waive" ? [decision.session] : [])));
  const ordered = sessions
    .map((session) => ({ session, startMinute: minuteOf(session.start) }))
    .sort((a, b) => a.startMinute - b.startMinute || compareText(a.session.id, b.session.id));
  return ordered.map(({ session, startMinute }, index) => {
    const day = dayOf(session.start);
    const isOff = session.status === "cancelled" || session.status === "closed";
    const isActive = active.has(day);
    const mark = marks.get(session.id) ?? null;
    const counts = mark !== null && !isOff;
    const endSecond = secondOf(session.end);
    const endMinute = Math.floor(endSecond / 60);
    return {
      index,
      id: session.id,
      day,
      startMinute,
      kind: session.kind ?? "group",
      fullMinutes: endMinute - startMinute,
      makeUpFor: session.makeUpFor ?? null,
      isOff,
      isActive,
      isOver: day <= asOf && endSecond <= knownSecond,
      leftOut: leftOut(session, isOff, isActive, waived),
      mark,
      outcome: counts ? outcomeOf(mark, session, policy.on(day).version) : null,
      creditedMinutes: counts ? creditedMinutesOf(mark, startMinute, endMinute) : 0,
    };
  });
}

/** By code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function leftOut(
  session: ExpectedSession,
  isOff: boolean,
  isActive: boolean,
  waived: ReadonlySet<string>,
): LeftOut | null {
  if (isOff) return "cancelled";
  if (!isActive) return "inactive";
  if (waived.has(session.id)) return "waived";
  return session.makeUpFor === undefined ? null : "make-up";
}
