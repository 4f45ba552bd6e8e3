import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { accounts, clients } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Actor } from "@/lib/access/decide-access";

/** Who hears of a change. */
export interface Audience {
  readonly clientIds: readonly string[];
  readonly staffIds: readonly string[];
  /** Clients whom no message reaches: they have neither an account nor an address. */
  readonly unreachable: number;
}

/** Of the people concerned, those whom a message reaches, without the one who makes the change. */
export async function findAudience(
  reader: Reader,
  concerned: { readonly clientIds: readonly string[]; readonly staffIds: readonly string[] },
  actor: Actor,
): Promise<Audience> {
  const staffIds = concerned.staffIds.filter((id) => actor.kind !== "staff" || actor.staffId !== id);
  const reached = await listReachedClients(reader, concerned.clientIds);
  return {
    clientIds: reached,
    staffIds: await listReachedStaff(reader, staffIds),
    unreachable: concerned.clientIds.length - reached.length,
  };
}

/** Those of these clients who have an account or an address. */
export async function listReachedClients(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ id: clients.id })
    .from(clients)
    .leftJoin(accounts, and(eq(accounts.clientId, clients.id), isNull(accounts.disabledAt)))
    .where(and(inArray(clients.id, [...ids]), or(isNotNull(accounts.id), isNotNull(clients.email))))
    .orderBy(clients.id);
  return rows.map(({ id }) => id);
}

async function listReachedStaff(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ id: accounts.staffId })
    .from(accounts)
    .where(and(inArray(accounts.staffId, [...ids]), isNull(accounts.disabledAt)))
    .orderBy(accounts.staffId);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** The address somebody is written to now; null: there is none any more. */
export async function findAddress(
  reader: Reader,
  who: { readonly clientId: string } | { readonly staffId: string },
): Promise<string | null> {
  if ("staffId" in who) {
    const rows = await reader
      .select({ email: accounts.email })
      .from(accounts)
      .where(and(eq(accounts.staffId, who.staffId), isNull(accounts.disabledAt)));
    return rows[0]?.email ?? null;
  }
  const rows = await reader
    .select({ account: accounts.email, own: clients.email })
    .from(clients)
    .leftJoin(accounts, and(eq(accounts.clientId, clients.id), isNull(accounts.disabledAt)))
    .where(and(eq(clients.id, who.clientId), isNull(clients.archivedAt)));
  return rows[0]?.account ?? rows[0]?.own ?? null;
}
