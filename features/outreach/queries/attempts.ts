import { and, desc, eq, isNull } from "drizzle-orm";
import { accounts, contacts, outreachAttempts, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";

export interface Attempt {
  readonly id: string;
  readonly at: Date;
  readonly channel: (typeof outreachAttempts.$inferSelect)["channel"];
  readonly wasReached: boolean;
  readonly result: (typeof outreachAttempts.$inferSelect)["result"];
  /** Who was spoken with in the client's place. */
  readonly spokenWith: string | null;
  readonly nextStep: string | null;
  readonly nextOn: LocalDate | null;
  readonly note: string;
  readonly by: string;
}

/** The attempts to reach a client, the newest first. */
export async function listAttempts(reader: Reader, clientId: string, most: number): Promise<Attempt[]> {
  const rows = await reader
    .select({
      attempt: outreachAttempts,
      givenName: staff.givenName,
      familyName: staff.familyName,
      spokenWith: contacts.name,
    })
    .from(outreachAttempts)
    .leftJoin(contacts, eq(contacts.id, outreachAttempts.contactId))
    .leftJoin(accounts, eq(accounts.id, outreachAttempts.recordedBy))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(and(eq(outreachAttempts.clientId, clientId), isNull(outreachAttempts.voidedAt)))
    .orderBy(desc(outreachAttempts.at), desc(outreachAttempts.id))
    .limit(most);
  return rows.map(({ attempt, givenName, familyName, spokenWith }) => ({
    id: attempt.id,
    at: attempt.at,
    channel: attempt.channel,
    wasReached: attempt.wasReached,
    result: attempt.result,
    spokenWith,
    nextStep: attempt.nextStep,
    nextOn: attempt.nextOn,
    note: attempt.note,
    by: givenName === null ? "" : `${givenName.slice(0, 1)}. ${familyName ?? ""}`.trim(),
  }));
}
