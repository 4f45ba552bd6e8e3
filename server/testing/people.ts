import type { StaffActor } from "@/lib/access/decide-access";
import type { StaffRole } from "@/lib/access/roles";
import { zone } from "@/lib/time/zone";
import { newId } from "@/db/id";
import { accountRoles, accounts, clients, contacts, signIns, sites, staff } from "@/db/schema";
import type { Store } from "@/db/store";

/*
 * The least that the server's own tests need: a site and somebody with an account. The clinic's tests build theirs in
 * its own words, on the floor above.
 */
export const NOW = new Date("2026-03-02T15:00:00Z");

export async function addSite(store: Store, name: string): Promise<string> {
  const id = newId();
  await store.transact(async (tx) => {
    await tx.insert(sites).values({
      id,
      name,
      zone: zone("America/New_York"),
      address: "1 Main Street",
      phone: "508-555-0100",
      createdAt: NOW,
    });
  });
  return id;
}

export interface Person {
  readonly accountId: string;
  readonly signInId: string;
  /** The staff member's, client's or contact's. */
  readonly personId: string;
}

interface Wanted {
  readonly side?: "staff" | "client" | "family";
  readonly email?: string;
  readonly passwordHash?: string | null;
  readonly siteId?: string;
  readonly grants?: readonly { readonly role: StaffRole; readonly siteId: string | null }[];
}

/** Somebody with an account who is signed in. */
export async function addPerson(store: Store, wanted: Wanted = {}): Promise<Person> {
  const { side = "staff", grants = [{ role: "admin", siteId: null }] } = wanted;
  const [accountId, signInId, personId] = [newId(), newId(), newId()];
  const siteId = side === "staff" ? "" : (wanted.siteId ?? (await addSite(store, `Site of ${personId}`)));
  await store.transact(async (tx) => {
    const names = { givenName: "Priya", familyName: "Shah", searchName: "priya shah", createdAt: NOW };
    const clientId = side === "family" ? newId() : personId;
    if (side === "staff") await tx.insert(staff).values({ id: personId, title: "", credentials: [], ...names });
    else {
      const ways = { language: "en", prefersContactBy: "call", isSafeToLeaveMessage: false } as const;
      await tx.insert(clients).values({ id: clientId, siteId, number: `EK-${clientId}`, ...ways, ...names });
    }
    if (side === "family") {
      await tx.insert(contacts).values({ id: personId, clientId, name: "Ida", relationship: "sister", createdAt: NOW });
    }
    const holder = { staff: { staffId: personId }, client: { clientId }, family: { contactId: personId } }[side];
    const email = wanted.email ?? `${accountId}@mail.example`;
    const passwordHash = wanted.passwordHash ?? null;
    await tx.insert(accounts).values({ id: accountId, side, email, passwordHash, createdAt: NOW, ...holder });
    if (side === "staff" && grants.length > 0) {
      await tx.insert(accountRoles).values(grants.map((grant) => ({ accountId, ...grant })));
    }
    const expiresAt = new Date(NOW.getTime() + 7 * 86_400_000);
    await tx
      .insert(signIns)
      .values({ id: signInId, accountId, createdAt: NOW, lastSeenAt: NOW, expiresAt, browser: "test" });
  });
  return { accountId, signInId, personId };
}

export function staffActor(person: Person, grants: StaffActor["roles"]): StaffActor {
  const { accountId, signInId, personId } = person;
  return { kind: "staff", accountId, signInId, staffId: personId, name: "Priya Shah", roles: grants };
}
