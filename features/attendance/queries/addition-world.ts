import { and, desc, eq, isNull, or } from "drizzle-orm";
import { clients, clinics, enrollments, holds, marks, rosterAdditions, sessions, standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listBookingClashes } from "@/features/scheduling/queries/booking-clashes";
import { decideAccess } from "@/lib/access/decide-access";
import { covers, isEnrolledOn } from "@/lib/roster/expected";
import {
  readVisitorRule,
  type AdditionWish,
  type AdditionWorld,
  type MissedSession,
} from "@/lib/roster/decide-addition";
import { readClashRules } from "@/lib/scheduling/clash-rules";
import { isMissed } from "@/lib/standing/outcomes";
import type { Standing } from "@/lib/standing/types";
import type { Call } from "@/server/doors/call";
import type { RosterState, SessionRow } from "./roster-state";

/** What the decision to add one client to one session rests on, read in the transaction that adds them. */
export async function readAdditionWorld(
  reader: Reader,
  call: Call,
  roster: RosterState,
  wish: AdditionWish & { readonly clientId: string },
): Promise<AdditionWorld | null> {
  const { session } = roster;
  const [client] = await reader.select({ siteId: clients.siteId }).from(clients).where(eq(clients.id, wish.clientId));
  if (client === undefined) return null;
  const missed =
    wish.makeUpForSessionId === null ? null : await findMissedSession(reader, wish.clientId, wish.makeUpForSessionId);
  const line = roster.lines.get(wish.clientId);
  const [clinic] = await reader.select().from(clinics).limit(1);
  const rules = readClashRules(clinic?.clashRules);
  const found = await listBookingClashes(reader, {
    ...{ siteId: session.siteId, zone: session.zone, now: call.now, about: "clients" },
    planned: [{ ...session, key: session.id, sessionId: session.id, extraClientIds: [wish.clientId] }],
  });
  const own = found.filter(({ stoodBefore }) => !stoodBefore);
  // Nobody is in two rooms at once: a make-up that clashes makes another miss.
  const clash = own.find(
    ({ kind, whoId }) =>
      kind === "client" && whoId === wish.clientId && (rules.client === "refuse" || wish.kind === "make_up"),
  );
  return {
    session,
    client,
    enrollment: await findEnrollment(reader, wish.clientId, session, missed?.enrollmentId ?? null),
    there: line === undefined ? null : (line.addition ?? "planned"),
    missed,
    visitors: readVisitorRule(clinic?.attendanceRules),
    isFull: rules.capacity === "refuse" && own.some(({ kind }) => kind === "capacity"),
    clashesWith: clash?.other?.title ?? null,
    isUnavailable:
      rules.availability === "refuse" &&
      own.some(({ kind, whoId }) => kind === "availability" && whoId === wish.clientId),
    isLocked:
      roster.locksAt !== null &&
      call.now >= roster.locksAt &&
      decideAccess(call.actor, "attendance:correct", { siteId: session.siteId }) !== "allowed",
  };
}

/** The enrollment of the miss, else one of the session's program, else the newest, of those that run on the day. */
async function findEnrollment(
  reader: Reader,
  clientId: string,
  session: SessionRow,
  ofMiss: string | null,
): Promise<AdditionWorld["enrollment"]> {
  const rows = await reader
    .select()
    .from(enrollments)
    .where(and(eq(enrollments.clientId, clientId), eq(enrollments.siteId, session.siteId)))
    .orderBy(desc(enrollments.startDate), desc(enrollments.id));
  const running = rows.filter((row) => isEnrolledOn(row, session.date));
  const best =
    running.find(({ id }) => id === ofMiss) ??
    running.find(({ programId }) => programId === session.programId) ??
    running[0];
  if (best === undefined) return null;
  const spans = await reader
    .select({ from: holds.from, through: holds.through })
    .from(holds)
    .where(and(eq(holds.enrollmentId, best.id), isNull(holds.voidedAt)));
  return { id: best.id, programId: best.programId, isOnHold: spans.some((span) => covers(span, session.date)) };
}

/** What is on record of a session that a make-up would make up for; null: nothing of this client. */
export async function findMissedSession(
  reader: Reader,
  clientId: string,
  sessionId: string,
): Promise<MissedSession | null> {
  const [row] = await reader
    .select({ mark: marks, startsAt: sessions.startsAt, status: sessions.status, standing: standings.result })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .leftJoin(standings, eq(standings.enrollmentId, marks.enrollmentId))
    .where(and(eq(marks.sessionId, sessionId), eq(marks.clientId, clientId), eq(marks.isCurrent, true)));
  if (row === undefined) return null;
  const { mark, startsAt, status, standing } = row;
  const ledger = (standing as Standing | null)?.ledger ?? [];
  const outcome = ledger.find(({ session }) => session === sessionId)?.outcome ?? null;
  const others = await reader
    .select({ id: rosterAdditions.id })
    .from(rosterAdditions)
    .innerJoin(sessions, eq(sessions.id, rosterAdditions.sessionId))
    .leftJoin(
      marks,
      and(
        eq(marks.sessionId, rosterAdditions.sessionId),
        eq(marks.clientId, rosterAdditions.clientId),
        eq(marks.isCurrent, true),
      ),
    )
    .where(
      and(
        eq(rosterAdditions.clientId, clientId),
        eq(rosterAdditions.makeUpForSessionId, sessionId),
        isNull(rosterAdditions.removedAt),
        eq(sessions.status, "scheduled"),
        // One that was missed itself made up for nothing.
        or(isNull(marks.id), eq(marks.was, "attended")),
      ),
    )
    .limit(1);
  return {
    enrollmentId: mark.enrollmentId,
    // Somebody who came so late that it counts as missed may make it up, too: the policy named it so.
    isMissed: status === "scheduled" && (mark.was !== "attended" || (outcome !== null && isMissed(outcome))),
    isMadeUp: others.length > 0,
    startsAt,
  };
}
