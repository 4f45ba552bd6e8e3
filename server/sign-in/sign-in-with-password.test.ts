import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { accounts, auditEntries, signIns, staff } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { addPerson, NOW } from "../testing/people";
import { LIFETIMES } from "./lifetimes";
import { hashPassword } from "./password-hash";
import { signInWithPassword, type SignInDoor } from "./sign-in-with-password";

// The library that hashes is watched, not replaced: what counts is that a hash is checked on every way through.
const verify = vi.hoisted(() => vi.fn());
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const real = await importOriginal<typeof import("@node-rs/argon2")>();
  verify.mockImplementation(real.verify);
  return { ...real, verify };
});

const PASSWORD = "four unrelated words";
let passwordHash: string;
let store: Store;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  store = await openTestStore();
  verify.mockClear();
});
afterEach(() => store.close());

function attempt(email: string, password = PASSWORD, door: SignInDoor = "staff", now = NOW) {
  return signInWithPassword(store, { door, email, password, address: "203.0.113.9", browser: "Test" }, now);
}

describe("signing in by password", () => {
  it("begins a sign-in that lives as long as its side may, and says so in the audit trail", async () => {
    const { accountId } = await addPerson(store, { email: "dana@clinic.example", passwordHash });
    const result = await attempt(" Dana@Clinic.example ");
    expect(result).toMatchObject({ ok: true, value: { accountId, side: "staff" } });
    const signInId = result.ok ? result.value.signInId : "";
    const [row] = await store.reader.select().from(signIns).where(eq(signIns.id, signInId));
    expect(row).toMatchObject({ accountId, createdAt: NOW, lastSeenAt: NOW, revokedAt: null, browser: "Test" });
    expect(row?.expiresAt).toEqual(new Date(NOW.getTime() + LIFETIMES.staff.most));
    const [entry] = await store.reader.select().from(auditEntries);
    expect(entry).toMatchObject({ event: "account.signed-in", actor: accountId, subjectId: accountId, facts: {} });
  });

  it("gives one answer to a wrong password, no account, a disabled one, one not joined yet and the wrong door", async () => {
    await addPerson(store, { email: "right@x.example", passwordHash });
    await addPerson(store, { email: "invited@x.example", passwordHash: null });
    const disabled = await addPerson(store, { email: "disabled@x.example", passwordHash });
    await store.transact(async (tx) => {
      await tx.update(accounts).set({ disabledAt: NOW }).where(eq(accounts.id, disabled.accountId));
    });
    const wrong = { ok: false, refusal: { kind: "wrong" } };
    expect(await attempt("right@x.example", "not the password")).toEqual(wrong);
    expect(await attempt("nobody@x.example")).toEqual(wrong);
    expect(await attempt("disabled@x.example")).toEqual(wrong);
    expect(await attempt("invited@x.example")).toEqual(wrong);
    expect(await attempt("right@x.example", PASSWORD, "client")).toEqual(wrong);
  });

  it("checks as many hashes for accounts that do not exist as for those that do", async () => {
    await addPerson(store, { email: "dana@clinic.example", passwordHash });
    await addPerson(store, { side: "client", email: "ada@mail.example", passwordHash });
    const checksOf = async (email: string, door: SignInDoor, password: string) => {
      verify.mockClear();
      await attempt(email, password, door);
      return verify.mock.calls.length;
    };
    for (const password of [PASSWORD, "not the password"]) {
      expect(await checksOf("dana@clinic.example", "staff", password)).toBe(1);
      expect(await checksOf("nobody@clinic.example", "staff", password)).toBe(1);
      expect(await checksOf("ada@mail.example", "client", password)).toBe(2);
      expect(await checksOf("nobody@mail.example", "client", password)).toBe(2);
    }
  });

  it("waits the same for accounts that do not exist", async () => {
    await addPerson(store, { email: "dana@clinic.example", passwordHash });
    const answers = async (email: string) => {
      const all = [];
      for (let n = 0; n < 8; n++) all.push(await attempt(email, "not the password"));
      return all;
    };
    expect(await answers("dana@clinic.example")).toEqual(await answers("nobody@clinic.example"));
    expect(await attempt("dana@clinic.example")).toMatchObject({ ok: false, refusal: { kind: "wait" } });
  });

  it("keeps the sides apart where one address is staff and client, with two passwords", async () => {
    const other = await hashPassword("other unrelated words");
    const asStaff = await addPerson(store, { email: "both@x.example", passwordHash });
    const asFamily = await addPerson(store, { side: "family", email: "both@x.example", passwordHash: other });
    expect(await attempt("both@x.example")).toMatchObject({ value: { accountId: asStaff.accountId, side: "staff" } });
    expect(await attempt("both@x.example", "other unrelated words", "client")).toMatchObject({
      value: { accountId: asFamily.accountId, side: "family" },
    });
    expect((await attempt("both@x.example", PASSWORD, "client")).ok).toBe(false);
  });

  it("takes a password in whichever Unicode form the keyboard makes it", async () => {
    const hash = await hashPassword("Zo\u00eb goes by train");
    await addPerson(store, { email: "zoe@x.example", passwordHash: hash });
    expect((await attempt("zoe@x.example", "Zoe\u0308 goes by train")).ok).toBe(true);
  });

  it("does not begin when the account is disabled while the hash is checked", async () => {
    const { accountId } = await addPerson(store, { email: "dana@clinic.example", passwordHash });
    verify.mockImplementationOnce(async () => {
      await store.transact(async (tx) => {
        await tx.update(accounts).set({ disabledAt: NOW }).where(eq(accounts.id, accountId));
      });
      return true;
    });
    expect((await attempt("dana@clinic.example")).ok).toBe(false);
  });

  it("opens nothing for staff whose record is archived", async () => {
    const { accountId, personId } = await addPerson(store, { email: "dana@clinic.example", passwordHash });
    await store.transact(async (tx) => {
      await tx.update(staff).set({ archivedAt: NOW }).where(eq(staff.id, personId));
    });
    const { readSignIn } = await import("./read-sign-in");
    const result = await attempt("dana@clinic.example");
    const signInId = result.ok ? result.value.signInId : "none";
    expect(await readSignIn(store.reader, accountId, signInId, NOW)).toBeNull();
  });
});
