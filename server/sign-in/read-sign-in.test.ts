import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountRoles, accounts, clients, signIns } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { addPerson, addSite, NOW, type Person } from "../testing/people";
import { LIFETIMES } from "./lifetimes";
import { readSignIn } from "./read-sign-in";
import { touchSignIn } from "./touch-sign-in";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const read = ({ accountId, signInId }: Person, now = NOW) => readSignIn(store.reader, accountId, signInId, now);

describe("who a sign-in is", () => {
  it("is a staff member with the roles of this moment", async () => {
    const siteId = await addSite(store, "Worcester");
    const person = await addPerson(store, { grants: [{ role: "clinician", siteId }] });
    expect((await read(person))?.actor).toEqual({
      kind: "staff",
      accountId: person.accountId,
      signInId: person.signInId,
      staffId: person.personId,
      name: "Priya Shah",
      roles: [{ role: "clinician", siteId }],
    });
    await store.transact(async (tx) => {
      await tx.delete(accountRoles).where(eq(accountRoles.accountId, person.accountId));
      await tx.insert(accountRoles).values({ accountId: person.accountId, role: "director", siteId: null });
    });
    expect((await read(person))?.actor).toMatchObject({ roles: [{ role: "director", siteId: null }] });
  });

  it("is staff without a role, who may do nothing", async () => {
    const person = await addPerson(store, { grants: [] });
    expect((await read(person))?.actor).toMatchObject({ kind: "staff", roles: [] });
  });

  it("is a client, or a contact", async () => {
    const client = await addPerson(store, { side: "client" });
    const contact = await addPerson(store, { side: "family" });
    expect((await read(client))?.actor).toMatchObject({ kind: "client", clientId: client.personId });
    expect((await read(contact))?.actor).toMatchObject({ kind: "family", contactId: contact.personId });
  });

  it("never is a role of staff for a client, even if somebody wrote one into the table", async () => {
    const client = await addPerson(store, { side: "client" });
    await store.transact(async (tx) => {
      await tx.insert(accountRoles).values({ accountId: client.accountId, role: "admin", siteId: null });
    });
    expect((await read(client))?.actor).toEqual({
      kind: "client",
      accountId: client.accountId,
      signInId: client.signInId,
      clientId: client.personId,
    });
  });
});

describe("a sign-in is nobody at once when", () => {
  it("it is revoked", async () => {
    const person = await addPerson(store);
    await store.transact(async (tx) => {
      await tx.update(signIns).set({ revokedAt: NOW }).where(eq(signIns.id, person.signInId));
    });
    expect(await read(person)).toBeNull();
  });

  it("the account is disabled", async () => {
    const person = await addPerson(store);
    await store.transact(async (tx) => {
      await tx.update(accounts).set({ disabledAt: NOW }).where(eq(accounts.id, person.accountId));
    });
    expect(await read(person)).toBeNull();
  });

  it("the client is archived", async () => {
    const person = await addPerson(store, { side: "client" });
    await store.transact(async (tx) => {
      await tx.update(clients).set({ archivedAt: NOW }).where(eq(clients.id, person.personId));
    });
    expect(await read(person)).toBeNull();
  });

  it("it lay unused for too long, or is too old", async () => {
    const person = await addPerson(store);
    expect(await read(person, later(LIFETIMES.staff.idle - 1))).not.toBeNull();
    expect(await read(person, later(LIFETIMES.staff.idle))).toBeNull();
    await store.transact(async (tx) => {
      await tx.update(signIns).set({ lastSeenAt: later(LIFETIMES.staff.most) });
    });
    expect(await read(person, later(LIFETIMES.staff.most))).toBeNull();
  });

  it("the cookie names another account with it", async () => {
    const [one, other] = [await addPerson(store), await addPerson(store)];
    expect(await readSignIn(store.reader, one.accountId, other.signInId, NOW)).toBeNull();
  });
});

describe("touchSignIn", () => {
  it("notes use once a minute", async () => {
    const person = await addPerson(store);
    const seen = async () => (await read(person))?.lastSeenAt;
    await touchSignIn(store, person.signInId, NOW, later(59_000));
    expect(await seen()).toEqual(NOW);
    await touchSignIn(store, person.signInId, NOW, later(61_000));
    expect(await seen()).toEqual(later(61_000));
    // A slower request that saw the older time does not turn it back.
    await touchSignIn(store, person.signInId, NOW, later(60_500));
    expect(await seen()).toEqual(later(61_000));
  });
});
