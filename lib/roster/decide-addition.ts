import { done, refuse, type Result } from "../result";
import type { Addition } from "./expected";

/** Whom a program's groups take in from elsewhere: from its own tracks, from any program, or nobody. */
export const VISITOR_RULES = ["own_program", "any_program", "none"] as const;
export type VisitorRule = (typeof VISITOR_RULES)[number];

/**
 * The clinic's word on visitors, as it is stored under "additions": `{ "visitors": "own_program" }`. Total: what is
 * missing, unknown or damaged is as the rule book starts out.
 */
export function readVisitorRule(attendanceRules: unknown): VisitorRule {
  const additions = field(attendanceRules, "additions");
  return VISITOR_RULES.find((word) => word === field(additions, "visitors")) ?? "own_program";
}

function field(json: unknown, name: string): unknown {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, name)) return undefined;
  return (json as Readonly<Record<string, unknown>>)[name];
}

/** What is known of the missed session that a make-up names; null: there is no such mark of this client. */
export interface MissedSession {
  readonly enrollmentId: string | null;
  readonly isMissed: boolean;
  /** Another line, not missed itself, makes up for it already. */
  readonly isMadeUp: boolean;
  readonly startsAt: Date;
}

export interface AdditionWorld {
  readonly session: {
    readonly siteId: string;
    readonly programId: string | null;
    readonly kind: "group" | "individual" | "family";
    readonly status: "scheduled" | "cancelled" | "closed";
    readonly startsAt: Date;
  };
  readonly client: { readonly siteId: string };
  /** The enrollment that would be added: one that runs on the session's day. Null: none does. */
  readonly enrollment: { readonly id: string; readonly programId: string; readonly isOnHold: boolean } | null;
  /** How they are on the roster already: by plan or by a mark, or added as this kind. */
  readonly there: "planned" | Addition | null;
  readonly missed: MissedSession | null;
  readonly visitors: VisitorRule;
  /** Of the clash kinds that the clinic refuses. */
  readonly isFull: boolean;
  readonly clashesWith: string | null;
  readonly isUnavailable: boolean;
  readonly isLocked: boolean;
}

export interface AdditionWish {
  readonly kind: Addition["kind"];
  readonly makeUpForSessionId: string | null;
}

export type AdditionRefusal =
  | { readonly reason: "session_off" }
  | { readonly reason: "not_a_group" }
  | { readonly reason: "client_of_other_site" }
  | { readonly reason: "not_enrolled" }
  | { readonly reason: "on_hold" }
  | { readonly reason: "already_there" }
  | { readonly reason: "no_missed_session" }
  | { readonly reason: "not_theirs" }
  | { readonly reason: "not_missed" }
  | { readonly reason: "before_the_miss" }
  | { readonly reason: "already_made_up" }
  | { readonly reason: "visitors_not_taken" }
  | { readonly reason: "full" }
  | { readonly reason: "time_clash"; readonly title: string }
  | { readonly reason: "cannot_come_then" }
  | { readonly reason: "locked" };

/**
 * May this client be put on the roster of this one session, and as what? Value null: they stand there as just that
 * already. Capacity and clashes are what the caller found inside the same transaction, as far as the clinic refuses them.
 */
export function decideAddition(
  world: AdditionWorld,
  wish: AdditionWish,
): Result<Addition["kind"] | null, AdditionRefusal> {
  const { session, enrollment, there } = world;
  if (typeof there === "object" && there !== null) {
    const isSame = there.kind === wish.kind && there.makeUpForSessionId === wish.makeUpForSessionId;
    return isSame ? done(null) : refuse({ reason: "already_there" });
  }
  if (session.status !== "scheduled") return refuse({ reason: "session_off" });
  // The others in an individual or family session would be told of by a new line.
  if (session.kind !== "group") return refuse({ reason: "not_a_group" });
  if (world.client.siteId !== session.siteId) return refuse({ reason: "client_of_other_site" });
  if (enrollment === null) return refuse({ reason: "not_enrolled" });
  if (enrollment.isOnHold) return refuse({ reason: "on_hold" });
  if (there === "planned") return refuse({ reason: "already_there" });
  const ofMiss = wish.kind === "make_up" ? whyNotMadeUp(world) : null;
  if (ofMiss !== null) return refuse(ofMiss);
  if (wish.kind === "visitor" && !takesVisitor(world)) return refuse({ reason: "visitors_not_taken" });
  if (world.isLocked) return refuse({ reason: "locked" });
  if (world.clashesWith !== null) return refuse({ reason: "time_clash", title: world.clashesWith });
  if (world.isUnavailable) return refuse({ reason: "cannot_come_then" });
  return world.isFull ? refuse({ reason: "full" }) : done(wish.kind);
}

function whyNotMadeUp({ missed, enrollment, session }: AdditionWorld): AdditionRefusal | null {
  if (missed === null) return { reason: "no_missed_session" };
  if (missed.enrollmentId !== enrollment?.id) return { reason: "not_theirs" };
  if (!missed.isMissed) return { reason: "not_missed" };
  if (session.startsAt <= missed.startsAt) return { reason: "before_the_miss" };
  return missed.isMadeUp ? { reason: "already_made_up" } : null;
}

function takesVisitor({ visitors, session, enrollment }: AdditionWorld): boolean {
  if (visitors === "none") return false;
  return visitors === "any_program" || session.programId === null || session.programId === enrollment?.programId;
}

/** Why a line that was added cannot be taken off again. */
export type RemovalRefusal = { readonly reason: "not_added" } | { readonly reason: "marked" };

/** What to tell the person whose addition was refused: what is the case, and what to do. */
export function explainAdditionRefusal(refusal: AdditionRefusal | RemovalRefusal): string {
  switch (refusal.reason) {
    case "session_off":
      return "This session is canceled or closed, so nobody can be added to it.";
    case "not_a_group":
      return "Only groups take somebody in for one day. Add them to the series instead.";
    case "client_of_other_site":
      return "This client belongs to another site.";
    case "not_enrolled":
      return "This client is not enrolled on the day of the session.";
    case "on_hold":
      return "This client is on hold on that day. End the hold first.";
    case "already_there":
      return "This client is on the roster already.";
    case "no_missed_session":
      return "Choose the missed session that this one makes up for.";
    case "not_theirs":
      return "That missed session belongs to another enrollment.";
    case "not_missed":
      return "That session is no longer on record as missed, so there is nothing to make up.";
    case "before_the_miss":
      return "A make-up comes after the session it makes up for.";
    case "already_made_up":
      return "That missed session is made up already, or a make-up for it is planned.";
    case "visitors_not_taken":
      return "Groups of this program take nobody from elsewhere. A director can change this under Set up.";
    case "full":
      return "This session has no place left.";
    case "time_clash":
      return `This client has “${refusal.title}” at that time.`;
    case "cannot_come_then":
      return "This client cannot come at that time.";
    case "locked":
      return "This period is locked. A director or an admin can add to its rosters.";
    case "not_added":
      return "This client was not added to this session, so there is nothing to take back.";
    case "marked":
      return "Attendance is recorded on this line. Clear the mark first.";
  }
}
