import { and, eq, isNull } from "drizzle-orm";
import { STAFF_ROLES, type StaffRole } from "@/lib/access/roles";
import type { Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { accountRoles, accounts, clients, contacts, signIns, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { LIFETIMES } from "./lifetimes";

export interface LiveSignIn {
  readonly actor: Actor;
  readonly lastSeenAt: Instant;
}

/**
 * Who a sign-in is at this moment, with the roles of this moment; null when it was revoked, has expired or lay unused
 * for too long, when the account is disabled, or when the person is archived. One statement, by key.
 */
export async function readSignIn(
  reader: Reader,
  accountId: string,
  signInId: string,
  now: Instant,
): Promise<LiveSignIn | null> {
  const rows = await reader
    .select({
      lastSeenAt: signIns.lastSeenAt,
      expiresAt: signIns.expiresAt,
      side: accounts.side,
      staffId: staff.id,
      givenName: staff.givenName,
      familyName: staff.familyName,
      clientId: clients.id,
      contactId: contacts.id,
      role: accountRoles.role,
      siteId: accountRoles.siteId,
    })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .leftJoin(staff, and(eq(staff.id, accounts.staffId), isNull(staff.archivedAt)))
    .leftJoin(clients, and(eq(clients.id, accounts.clientId), isNull(clients.archivedAt)))
    .leftJoin(contacts, and(eq(contacts.id, accounts.contactId), isNull(contacts.archivedAt)))
    .leftJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(
      and(
        eq(signIns.id, signInId),
        eq(signIns.accountId, accountId),
        isNull(signIns.revokedAt),
        isNull(accounts.disabledAt),
      ),
    );
  const [first] = rows;
  if (first === undefined) return null;
  const idleUntil = first.lastSeenAt.getTime() + LIFETIMES[first.side].idle;
  if (now >= first.expiresAt || now.getTime() >= idleUntil) return null;
  const actor = actorOf(first, accountId, signInId, rows);
  return actor === null ? null : { actor, lastSeenAt: first.lastSeenAt };
}

interface Row {
  readonly side: "staff" | "client" | "family";
  readonly staffId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly role: string | null;
  readonly siteId: string | null;
}

function actorOf(row: Row, accountId: string, signInId: string, rows: readonly Row[]): Actor | null {
  const { side, staffId, clientId, contactId } = row;
  if (side === "client") return clientId === null ? null : { kind: "client", accountId, signInId, clientId };
  if (side === "family") return contactId === null ? null : { kind: "family", accountId, signInId, contactId };
  if (staffId === null) return null;
  const roles = rows.flatMap(({ role, siteId }) => (isStaffRole(role) ? [{ role, siteId }] : []));
  return { kind: "staff", accountId, signInId, staffId, name: `${row.givenName} ${row.familyName}`.trim(), roles };
}

function isStaffRole(role: string | null): role is StaffRole {
  return STAFF_ROLES.some((each) => each === role);
}
