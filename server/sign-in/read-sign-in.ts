import { and, eq, isNull, sql } from "drizzle-orm";
import { STAFF_ROLES, type StaffRole } from "@/lib/access/roles";
import type { PersonActor } from "@/lib/access/decide-access";
import { lockMinutesOf, readLockLimits } from "@/lib/sign-in/lock-limits";
import type { Instant } from "@/lib/time/zone";
import { accountRoles, accounts, clients, clinics, contacts, signIns, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { LIFETIMES, SEEN_EVERY } from "./lifetimes";

export interface LiveSignIn {
  readonly actor: PersonActor;
  readonly lastSeenAt: Instant;
  /** The screen is locked, or was left alone for as long as the clinic allows: nothing is answered but its unlocking. */
  readonly isLocked: boolean;
}

/**
 * Who a sign-in is at this moment, with the roles of this moment; null when it was revoked, has expired or lay unused
 * for too long, when the account is disabled, or when the person is archived. One statement, by key.
 *
 * A sign-in that nobody used for the clinic's limit is locked even when no script ran to say so. The last use is written
 * down once a minute at most, so a minute is added: nobody is locked out early.
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
      lockedAt: signIns.lockedAt,
      attendanceRules: clinics.attendanceRules,
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
    // The clinic's one row, if there is a clinic yet.
    .leftJoin(clinics, sql`1 = 1`)
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
  if (actor === null) return null;
  const idleAllowed = lockMinutesOf(readLockLimits(first.attendanceRules), first.side) * 60_000 + SEEN_EVERY;
  const isLocked = first.lockedAt !== null || now.getTime() - first.lastSeenAt.getTime() >= idleAllowed;
  return { actor, lastSeenAt: first.lastSeenAt, isLocked };
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

function actorOf(row: Row, accountId: string, signInId: string, rows: readonly Row[]): PersonActor | null {
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
