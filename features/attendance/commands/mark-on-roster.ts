import type { Tx } from "@/db/store";
import { consequencesOf } from "@/features/corrections/events";
import { decideAccess } from "@/lib/access/decide-access";
import { creditedMinutes } from "@/lib/attendance/mark";
import { explainToBystanders } from "@/lib/corrections/consequences";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { findRosterState, type RosterState } from "../queries/roster-state";
import { markTyped } from "./mark-typed";
import type { MarkedLine, MarkLineRefusal } from "./record-marks";

export interface MarkedOnRoster {
  readonly lines: readonly MarkedLine[];
  /** What correcting a locked roster came to, for who may read standing. Null: nothing to say. */
  readonly consequences: string | null;
}

type Answer = Changed<MarkedOnRoster> | Unchanged<MarkedOnRoster>;

/**
 * Record lines from the roster page. Where the period is locked, the answer says what the correction changed; while
 * attendance is taken it says nothing of it, because others see the tablet.
 */
export async function markOnRoster(
  tx: Tx,
  call: Call,
  input: Parameters<typeof markTyped>[2],
): Promise<Result<Answer, MarkLineRefusal>> {
  // Nobody corrects a locked roster without a reason, so the roll call costs no more than before.
  const before = input.correctionReason === null ? null : await findRosterState(tx, input.sessionId);
  const marked = await markTyped(tx, call, input);
  if (!marked.ok) return marked;
  const { value } = marked;
  if (!value.isChanged) return done(unchanged({ lines: value.value, consequences: null }));
  const { events } = value;
  const corrected = events.filter(({ name }) => CORRECTIONS.has(name)).length;
  let consequences: string | null = null;
  if (before !== null && corrected > 0 && mayHear(call, before)) {
    const minutes = minutesIn(await findRosterState(tx, input.sessionId)) - minutesIn(before);
    consequences = explainToBystanders(consequencesOf(events, corrected, minutes));
  }
  return done(changed({ lines: value.value, consequences }, ...events));
}

/** What happens to a line that was recorded before. */
const CORRECTIONS: ReadonlySet<string> = new Set(["attendance.corrected", "attendance.cleared"]);

function mayHear({ actor, now }: Call, { session, locksAt }: RosterState): boolean {
  if (locksAt === null || now < locksAt) return false;
  return decideAccess(actor, "standing:read", { siteId: session.siteId }) === "allowed";
}

function minutesIn(roster: RosterState | null): number {
  if (roster === null) return 0;
  const { session, lines } = roster;
  return [...lines.values()].reduce(
    (sum, { current }) => sum + (current === null ? 0 : creditedMinutes(current, session)),
    0,
  );
}
