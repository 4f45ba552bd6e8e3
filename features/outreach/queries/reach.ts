import { and, asc, eq, inArray } from "drizzle-orm";
import { alerts, clients, reviews, sites, standings, enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Level } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { listConsented, type ConsentedContact } from "./consents";

/** What one has to know before reaching for the phone, and what the form of an attempt needs. */
export interface Reach {
  readonly clientId: string;
  readonly name: string;
  readonly phone: string | null;
  /** Somebody found the number on file to be another person's. */
  readonly isPhoneWrong: boolean;
  readonly isSafeToLeaveMessage: boolean;
  readonly prefersContactBy: "call" | "text" | "email";
  readonly contactNote: string | null;
  readonly consented: readonly ConsentedContact[];
  /** Everything open about the client. */
  readonly openAlertIds: readonly string[];
  readonly needsReview: boolean;
  /** The review under way, if somebody opened one. */
  readonly reviewId: string | null;
  readonly today: LocalDate;
  readonly zone: Zone;
}

/** How a client may be reached today. Null: there is no such client. */
export async function findReach(reader: Reader, clientId: string, now: Instant): Promise<Reach | null> {
  const [client] = await reader
    .select({
      givenName: clients.givenName,
      preferredName: clients.preferredName,
      familyName: clients.familyName,
      phone: clients.phone,
      wrongPhone: clients.wrongPhone,
      isSafeToLeaveMessage: clients.isSafeToLeaveMessage,
      prefersContactBy: clients.prefersContactBy,
      contactNote: clients.contactNote,
      zone: sites.zone,
    })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  if (client === undefined) return null;
  const { date: today } = toLocal(now, client.zone);
  const open = await reader
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(eq(alerts.clientId, clientId), inArray(alerts.state, ["open", "acknowledged"])))
    .orderBy(asc(alerts.openedAt), asc(alerts.id));
  const levels = await reader
    .select({ level: standings.level })
    .from(standings)
    .innerJoin(enrollments, eq(enrollments.id, standings.enrollmentId))
    .where(eq(enrollments.clientId, clientId));
  const [review] = await reader
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.clientId, clientId), inArray(reviews.state, ["open", "notice", "decided"])));
  return {
    clientId,
    name: `${client.preferredName ?? client.givenName} ${client.familyName}`,
    phone: client.phone,
    isPhoneWrong: client.phone !== null && client.phone === client.wrongPhone,
    isSafeToLeaveMessage: client.isSafeToLeaveMessage,
    prefersContactBy: client.prefersContactBy,
    contactNote: client.contactNote,
    consented: await listConsented(reader, clientId, today),
    openAlertIds: open.map(({ id }) => id),
    needsReview: levels.some(({ level }) => level === ("review" satisfies Level)),
    reviewId: review?.id ?? null,
    today,
    zone: client.zone,
  };
}
