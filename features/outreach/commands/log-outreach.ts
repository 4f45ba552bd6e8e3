import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { alerts, clients, enrollments, outreachAttempts, sites } from "@/db/schema";
import type { OUTREACH_RESULTS } from "@/db/schema";
import type { Tx } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { done, refuse, type Result } from "@/lib/result";
import { mayLeaveMessage } from "@/lib/clients/message-safety";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";
import { hasConsent } from "../queries/consents";

export type OutreachChannel = (typeof outreachAttempts.$inferSelect)["channel"];
export type OutreachResult = (typeof OUTREACH_RESULTS)[number];
export type OutreachRefusal =
  "no_such_client" | "in_the_future" | "no_such_alert" | "message_not_safe" | "no_consent" | "next_in_the_past";

export interface NewOutreach {
  readonly clientId: string;
  readonly at: Instant;
  readonly channel: OutreachChannel;
  /** The client themselves was reached: what ends a silence for standing. */
  readonly wasReached: boolean;
  /** What came of it, in one word; left out: only whether they were reached is known. */
  readonly result?: OutreachResult | null;
  /** Spoken with in the client's place, under a consent that is in force. */
  readonly contactId?: string | null;
  /** What was agreed, in practical words. Never a clinical note. */
  readonly note: string | null;
  /** The alerts the attempt answers: the client's row of the call list. They are settled by it when `settles` says so. */
  readonly alertIds: readonly string[];
  readonly settles: boolean;
  readonly nextStep?: string | null;
  /** When to try again: until then the row is not due. */
  readonly nextOn?: LocalDate | null;
}

/**
 * Log an attempt to reach a client, and its outcome. No message is left where the client said that it is not safe, and
 * nobody is spoken with in their place without their consent. An attempt that reached somebody is a contact for standing (the
 * rules that look for silence), so standing is worked out anew. A row of the call list is closed by the person who
 * logs, never by the attempt itself.
 */
export async function logOutreach(
  tx: Tx,
  call: Call,
  input: NewOutreach,
): Promise<Result<Changed<{ id: string }>, OutreachRefusal>> {
  if (input.at > call.now) return refuse("in_the_future");
  const [client] = await tx
    .select({
      id: clients.id,
      siteId: clients.siteId,
      zone: sites.zone,
      phone: clients.phone,
      wrongPhone: clients.wrongPhone,
      prefersContactBy: clients.prefersContactBy,
      isSafeToLeaveMessage: clients.isSafeToLeaveMessage,
    })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, input.clientId));
  if (client === undefined) return refuse("no_such_client");
  const answered = await readAnswered(tx, input);
  if (answered.length !== new Set(input.alertIds).size) return refuse("no_such_alert");
  const on = toLocal(input.at, client.zone).date;
  const { result = null, contactId = null, nextStep = null, nextOn = null } = input;
  if (result === "message" && !mayLeaveMessage(client, input.channel)) return refuse("message_not_safe");
  if (contactId !== null && !(await hasConsent(tx, { clientId: client.id, contactId, on })))
    return refuse("no_consent");
  if (nextOn !== null && nextOn < on) return refuse("next_in_the_past");
  const id = newId();
  await tx.insert(outreachAttempts).values({
    id,
    clientId: client.id,
    enrollmentId: answered[0]?.enrollmentId ?? null,
    alertId: answered[0]?.id ?? null,
    on,
    at: input.at,
    channel: input.channel,
    wasReached: input.wasReached,
    result,
    contactId,
    nextStep,
    nextOn,
    note: input.note ?? "",
    recordedAt: call.now,
    recordedBy: actorId(call.actor),
  });
  if (result === "wrong_number" && client.phone !== client.wrongPhone) {
    await tx.update(clients).set({ wrongPhone: client.phone }).where(eq(clients.id, client.id));
  }
  const settled = input.settles ? await settle(tx, call, answered) : [];
  if (!input.settles && nextOn !== null) await moveDue(tx, answered, nextOn);
  // An attempt that reached nobody is no contact, so it moves no standing.
  const standingEvents = input.wasReached ? await evaluateAll(tx, call, client.id) : [];
  const logged: DomainEvent = {
    name: "outreach.logged",
    subjectType: "client",
    subjectId: client.id,
    clientId: client.id,
    siteId: client.siteId,
    facts: {
      outreachId: id,
      channel: input.channel,
      wasReached: input.wasReached,
      result,
      contactId,
      nextStep,
      nextOn,
    },
  };
  return done(changed({ id }, logged, ...settled, ...standingEvents));
}

/** The row is due when somebody said that they would try again. */
async function moveDue(tx: Tx, answered: readonly AlertRow[], nextOn: LocalDate): Promise<void> {
  const ids = answered.filter(isStillOpen).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx
    .update(alerts)
    .set({ nextTryOn: nextOn, version: sql`${alerts.version} + 1` })
    .where(inArray(alerts.id, ids));
}

async function evaluateAll(tx: Tx, call: Call, clientId: string): Promise<DomainEvent[]> {
  const own = await tx.select({ id: enrollments.id }).from(enrollments).where(eq(enrollments.clientId, clientId));
  return evaluateStandings(
    tx,
    call,
    own.map(({ id }) => id),
  );
}

type AlertRow = typeof alerts.$inferSelect;

async function readAnswered(tx: Tx, { alertIds, clientId }: NewOutreach): Promise<AlertRow[]> {
  if (alertIds.length === 0) return [];
  return tx
    .select()
    .from(alerts)
    .where(and(inArray(alerts.id, [...alertIds]), eq(alerts.clientId, clientId)))
    .orderBy(asc(alerts.openedAt), asc(alerts.id));
}

async function settle(tx: Tx, call: Call, answered: readonly AlertRow[]): Promise<DomainEvent[]> {
  const open = answered.filter(isStillOpen);
  if (open.length === 0) return [];
  await tx
    .update(alerts)
    .set({
      state: "closed",
      settledAt: call.now,
      settledBy: actorId(call.actor),
      version: sql`${alerts.version} + 1`,
    })
    .where(
      inArray(
        alerts.id,
        open.map(({ id }) => id),
      ),
    );
  return open.map(({ id, clientId, siteId, kind, on, cause }) => ({
    name: "alert.closed",
    subjectType: "alert",
    subjectId: id,
    clientId,
    siteId,
    facts: { kind, on, cause },
  }));
}

function isStillOpen({ state }: AlertRow): boolean {
  return state === "open" || state === "acknowledged";
}
