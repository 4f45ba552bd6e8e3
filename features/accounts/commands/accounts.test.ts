import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { world, type World } from "@/features/testing/world";
import { accounts, auditEntries, contacts, invitations, outboxMessages, signIns } from "@/db/schema";
import { newId } from "@/db/id";
import { runCommand } from "@/server/doors/run-command";
import { readSignIn } from "@/server/sign-in/read-sign-in";
import { sendOutbox } from "@/server/outbox/send";
import type { Mail } from "@/server/outbox/message";
import { environment } from "@/server/env";
import { changeRoles } from "./change-roles";
import { createAdmin } from "./create-admin";
import { disableAccount, enableAccount } from "./disable-account";
import { inviteClient, inviteContact, inviteStaff } from "./invite";
import { issueLink, type IssuedLink } from "./issue-link";
import { revokeInvitation } from "./revoke-invitation";
import { acceptInvitation, changePassword } from "./set-password";
import { signOutEverywhere } from "./sign-out";
import { invitationMail } from "../jobs";
import { getAccount, listGrants } from "../queries/accounts";
import { findOpenInvitation } from "../queries/invitations";
import { listAccounts } from "../queries/list-accounts";

let w: World;
let siteId: string;
let admin: string;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  siteId = (await w.site("Worcester")).id;
  admin = (await w.do(createAdmin, { name: "Dana Okonkwo", email: "dana@clinic.example" })).accountId;
});
afterEach(() => w.store.close());

const tokenOf = ({ path }: IssuedLink) => path.replace("/join/", "");
const staffGrant = (role: "clinician" | "scheduler" | "admin", at: string | null) => ({ role, siteId: at });

async function invited(email = "marisol@clinic.example"): Promise<IssuedLink> {
  const member = await w.staffMember("Marisol Benítez");
  return w.do(inviteStaff, { staffId: member.id, email, grants: [staffGrant("clinician", siteId)] });
}

async function signedIn(accountId: string): Promise<string> {
  const id = newId();
  const expiresAt = new Date(w.now.getTime() + 86_400_000);
  await w.store.transact(async (tx) => {
    const row = { id, accountId, createdAt: w.now, lastSeenAt: w.now, expiresAt, browser: "" };
    await tx.insert(signIns).values(row);
  });
  return id;
}

describe("inviting", () => {
  it("makes an account without a password, its roles, and a link that is kept nowhere", async () => {
    const link = await invited();
    expect(await getAccount(w.store.reader, link.accountId)).toMatchObject({ side: "staff", passwordHash: null });
    expect(await listGrants(w.store.reader, link.accountId)).toEqual([{ role: "clinician", siteId }]);
    expect(Buffer.from(tokenOf(link), "base64url")).toHaveLength(32);
    for (const table of [invitations, outboxMessages, auditEntries]) {
      expect(JSON.stringify(await w.store.reader.select().from(table))).not.toContain(tokenOf(link));
    }
  });

  it("keeps the address out of the audit trail", async () => {
    await invited("very.particular@clinic.example");
    expect(JSON.stringify(await w.store.reader.select().from(auditEntries))).not.toContain("particular");
  });

  it("refuses a second account, a taken address and an archived person", async () => {
    const member = await w.staffMember("Priya Shah");
    const grants = [staffGrant("scheduler", siteId)];
    await w.do(inviteStaff, { staffId: member.id, email: "priya@clinic.example", grants });
    const again = { staffId: member.id, email: "other@clinic.example", grants };
    expect(await w.try(inviteStaff, again)).toMatchObject({ ok: false, refusal: "has_account" });
    const other = await w.staffMember("Sam Reyes");
    const taken = { staffId: other.id, email: "priya@clinic.example", grants };
    expect(await w.try(inviteStaff, taken)).toMatchObject({ ok: false, refusal: "email_taken" });
    const nobody = { staffId: newId(), email: "new@clinic.example", grants };
    expect(await w.try(inviteStaff, nobody)).toMatchObject({ ok: false, refusal: "no_person" });
    const elsewhere = { staffId: other.id, email: "sam@clinic.example", grants: [staffGrant("admin", newId())] };
    expect(await w.try(inviteStaff, elsewhere)).toMatchObject({ ok: false, refusal: "no_site" });
    expect(await w.store.reader.$count(accounts, eq(accounts.email, "sam@clinic.example"))).toBe(0);
  });

  it("lets one address be staff, client and family, each with an account of its own", async () => {
    const client = await w.client("Ada Lund");
    const contactId = newId();
    await w.store.transact(async (tx) => {
      const row = { id: contactId, clientId: client.id, name: "Ida", relationship: "sister", createdAt: w.now };
      await tx.insert(contacts).values(row);
    });
    await invited("same@mail.example");
    await w.do(inviteClient, { clientId: client.id, email: "same@mail.example" });
    await w.do(inviteContact, { contactId, email: "same@mail.example" });
    const rows = await listAccounts(w.store.reader, { sites: "all", now: w.now, term: "same@mail" });
    expect(rows.map(({ side, name }) => [side, name])).toEqual([
      ["staff", "Marisol Benítez"],
      ["family", "Ida"],
      ["client", "Ada Lund"],
    ]);
  });

  it("gives one account to a person whom two people invite at the same time", async () => {
    const member = await w.staffMember("Priya Shah");
    const call = { actor: w.by, now: w.now };
    const results = await Promise.all(
      ["one@clinic.example", "two@clinic.example"].map((email) =>
        runCommand(w.store, call, "test", (tx) =>
          inviteStaff(tx, call, { staffId: member.id, email, grants: [staffGrant("scheduler", siteId)] }),
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "has_account" });
  });
});

describe("a link", () => {
  it("is used once, of twenty who try at the same time by one", async () => {
    const token = tokenOf(await invited());
    const call = { actor: { kind: "system", name: "invitation" } as const, now: w.now };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        runCommand(w.store, call, "test", (tx) => acceptInvitation(tx, call, { token, passwordHash: `hash ${n}` })),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.refusal === "link")).toHaveLength(19);
  });

  it("is not used up by looking at it", async () => {
    const token = tokenOf(await invited());
    for (let n = 0; n < 3; n++) expect(await findOpenInvitation(w.store.reader, token, w.now)).not.toBeNull();
    await w.do(acceptInvitation, { token, passwordHash: "hash" });
    expect(await findOpenInvitation(w.store.reader, token, w.now)).toBeNull();
  });

  it("is no longer good after a week, after it was taken back, after a newer one, and for a disabled account", async () => {
    const opens = (token: string) => findOpenInvitation(w.store.reader, token, w.now);
    const first = await invited();
    const newer = await w.do(issueLink, { accountId: first.accountId });
    expect(await opens(tokenOf(first))).toBeNull();
    expect(await opens(tokenOf(newer))).not.toBeNull();
    await w.do(disableAccount, { accountId: first.accountId });
    expect(await opens(tokenOf(newer))).toBeNull();
    expect(await w.try(issueLink, { accountId: first.accountId })).toMatchObject({ ok: false, refusal: "disabled" });
    await w.do(enableAccount, { accountId: first.accountId });
    // Seven days of 24 hours; the clocks go forward in between.
    w.at("2026-03-09T10:59");
    expect(await opens(tokenOf(newer))).not.toBeNull();
    w.at("2026-03-09T11:00");
    expect(await opens(tokenOf(newer))).toBeNull();
    w.at("2026-03-03T10:00");
    await w.do(revokeInvitation, { invitationId: newer.invitationId });
    expect(await opens(tokenOf(newer))).toBeNull();
    expect(await w.try(acceptInvitation, { token: tokenOf(newer), passwordHash: "hash" })).toMatchObject({ ok: false });
  });

  it("opens nothing when it is made up", async () => {
    for (const token of ["", "x", "../..", "a".repeat(10_000), "%00", "' or 1=1 --"]) {
      expect(await findOpenInvitation(w.store.reader, token, w.now)).toBeNull();
    }
  });

  it("for a new password signs the old one's browsers out", async () => {
    const { accountId, path } = await invited();
    await w.do(acceptInvitation, { token: path.replace("/join/", ""), passwordHash: "old" });
    const signInId = await signedIn(accountId);
    const reset = await w.do(issueLink, { accountId });
    expect(await readSignIn(w.store.reader, accountId, signInId, w.now)).not.toBeNull();
    await w.do(acceptInvitation, { token: tokenOf(reset), passwordHash: "new" });
    expect(await readSignIn(w.store.reader, accountId, signInId, w.now)).toBeNull();
  });

  it("leaves by mail that says nothing of the clinic, and not after it was used", async () => {
    const link = await invited();
    const late = await invited("late@clinic.example");
    await w.do(acceptInvitation, { token: tokenOf(late), passwordHash: "hash" });
    const sent: Mail[] = [];
    const transport = { send: async (mail: Mail) => void sent.push(mail) };
    const { AUTH_SECRET: authSecret } = environment();
    const sending = { kinds: [invitationMail], transport, baseUrl: "https://evenkeel.example", authSecret };
    await sendOutbox(w.store, sending, w.now);
    const mail = sent.find(({ to }) => to === "marisol@clinic.example");
    expect(mail?.subject).toBe("You have been invited to Evenkeel");
    expect(mail?.text).toContain(`https://evenkeel.example${link.path}\n`);
    expect(sent.map(({ to }) => to)).not.toContain("late@clinic.example");
    const words = /harbor|clinic(?!\.example)|client|treatment|recovery|addiction|program|group|iop|therapy|marisol b/i;
    for (const each of sent)
      expect(`${each.subject}\n${each.text.replaceAll(/\S*\/join\/\S*/g, "")}`).not.toMatch(words);
    const [row] = await w.store.reader.select().from(outboxMessages).where(eq(outboxMessages.state, "sent"));
    expect(row?.payload).toEqual({});
  });
});

describe("an account", () => {
  it("is shut out at once when it is disabled, and comes back with a new sign-in only", async () => {
    const { accountId } = await invited();
    const signInId = await signedIn(accountId);
    await w.do(disableAccount, { accountId });
    expect(await readSignIn(w.store.reader, accountId, signInId, w.now)).toBeNull();
    await w.do(enableAccount, { accountId });
    expect(await readSignIn(w.store.reader, accountId, signInId, w.now)).toBeNull();
    expect(await readSignIn(w.store.reader, accountId, await signedIn(accountId), w.now)).not.toBeNull();
  });

  it("is signed out everywhere at once", async () => {
    const { accountId } = await invited();
    const browsers = [await signedIn(accountId), await signedIn(accountId)];
    expect(await w.do(signOutEverywhere, { accountId })).toEqual({ ended: 2 });
    for (const id of browsers) expect(await readSignIn(w.store.reader, accountId, id, w.now)).toBeNull();
  });

  it("counts its new roles from the next request on", async () => {
    const { accountId } = await invited();
    const signInId = await signedIn(accountId);
    await w.do(changeRoles, { accountId, grants: [staffGrant("scheduler", null)] });
    const live = await readSignIn(w.store.reader, accountId, signInId, w.now);
    expect(live?.actor).toMatchObject({ roles: [{ role: "scheduler", siteId: null }] });
  });

  it("keeps its password when somebody else changed it first", async () => {
    const { accountId } = await invited();
    const change = { accountId, seenHash: "another", passwordHash: "new", signInId: newId() };
    expect(await w.try(changePassword, change)).toMatchObject({ ok: false, refusal: "changed_meanwhile" });
  });

  it("changes its password and keeps the browser that asked", async () => {
    const { accountId } = await invited();
    const [mine, other] = [await signedIn(accountId), await signedIn(accountId)];
    const change = { accountId, seenHash: null, passwordHash: "new", signInId: mine };
    expect(await w.do(changePassword, change)).toEqual({ ended: 1 });
    expect(await readSignIn(w.store.reader, accountId, mine, w.now)).not.toBeNull();
    expect(await readSignIn(w.store.reader, accountId, other, w.now)).toBeNull();
  });

  it("says nothing happened when nothing did", async () => {
    const { accountId, invitationId } = await invited();
    const before = await w.store.reader.$count(auditEntries);
    await w.do(changeRoles, { accountId, grants: [staffGrant("clinician", siteId)] });
    await w.do(enableAccount, { accountId });
    await w.do(revokeInvitation, { invitationId: newId() });
    expect(await w.store.reader.$count(auditEntries)).toBe(before);
    await w.do(revokeInvitation, { invitationId });
    await w.do(revokeInvitation, { invitationId });
    expect(await w.store.reader.$count(auditEntries)).toBe(before + 1);
  });
});

describe("the last administrator", () => {
  it("cannot be disabled, nor lose the role", async () => {
    expect(await w.try(disableAccount, { accountId: admin })).toMatchObject({ ok: false, refusal: "last_admin" });
    const lesser = { accountId: admin, grants: [staffGrant("admin", siteId)] };
    expect(await w.try(changeRoles, lesser)).toMatchObject({ ok: false, refusal: "last_admin" });
  });

  it("is not the last one when there is another who can sign in", async () => {
    const second = await w.do(createAdmin, { name: "Priya Shah", email: "priya@clinic.example" });
    await w.do(changeRoles, { accountId: admin, grants: [staffGrant("admin", siteId)] });
    expect(await w.try(disableAccount, { accountId: second.accountId })).toMatchObject({ refusal: "last_admin" });
  });

  it("cannot be lost by two who disable each other at the same time", async () => {
    const second = await w.do(createAdmin, { name: "Priya Shah", email: "priya@clinic.example" });
    const pairs = [
      [admin, second.accountId],
      [second.accountId, admin],
    ] as const;
    await Promise.allSettled(
      pairs.map(([by, accountId]) => {
        const actor = { kind: "staff", accountId: by, signInId: "", staffId: "", name: "", roles: [] } as const;
        const call = { actor, now: w.now };
        return runCommand(w.store, call, "test", (tx) => disableAccount(tx, call, { accountId }));
      }),
    );
    const left = await listAccounts(w.store.reader, { sites: "all", now: w.now, side: "staff" });
    expect(left.filter(({ state }) => state !== "disabled")).toHaveLength(1);
  });

  it("cannot disable the account that asks", async () => {
    await w.do(createAdmin, { name: "Priya Shah", email: "priya@clinic.example" });
    const actor = { kind: "staff", accountId: admin, signInId: "", staffId: "", name: "", roles: [] } as const;
    expect(await w.try(disableAccount, { accountId: admin }, { actor })).toMatchObject({ refusal: "own_account" });
  });
});

describe("the list of accounts", () => {
  it("shows an administrator of one site who works there and nowhere else", async () => {
    const there = await w.site("Springfield");
    const worker = async (name: string, grants: readonly ReturnType<typeof staffGrant>[]) => {
      const member = await w.staffMember(name);
      await w.do(inviteStaff, { staffId: member.id, email: `${newId()}@clinic.example`, grants });
    };
    await worker("Here Only", [staffGrant("clinician", siteId)]);
    await worker("There Only", [staffGrant("clinician", there.id)]);
    await worker("Both Places", [staffGrant("clinician", siteId), staffGrant("scheduler", there.id)]);
    const site = { id: siteId, name: "Worcester" };
    const client = await w.client("Ada Lund", { site });
    await w.do(inviteClient, { clientId: client.id, email: "ada@mail.example" });
    const names = async (sites: "all" | string[]) =>
      (await listAccounts(w.store.reader, { sites, now: w.now })).map(({ name }) => name);
    expect(await names([siteId])).toEqual(["Here Only", "Ada Lund"]);
    expect(await names([there.id])).toEqual(["There Only"]);
    expect(await names([siteId, there.id])).toEqual(["Here Only", "There Only", "Both Places", "Ada Lund"]);
    expect(await names([])).toEqual([]);
    expect(await names("all")).toHaveLength(5);
  });

  it("says how each stands", async () => {
    const link = await invited();
    const row = async () => {
      const [found] = await listAccounts(w.store.reader, { sites: "all", now: w.now, accountId: link.accountId });
      return found;
    };
    expect(await row()).toMatchObject({
      state: "invited",
      openInvitation: { id: link.invitationId },
      lastSeenAt: null,
    });
    await w.do(acceptInvitation, { token: tokenOf(link), passwordHash: "hash" });
    await signedIn(link.accountId);
    expect(await row()).toMatchObject({ state: "active", openInvitation: null, lastSeenAt: w.now });
    await w.do(disableAccount, { accountId: link.accountId });
    expect(await row()).toMatchObject({ state: "disabled" });
  });
});
