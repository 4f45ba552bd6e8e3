import type { IssuedLink } from "@/features/accounts/commands/issue-link";
import { inviteClient, inviteContact, inviteStaff } from "@/features/accounts/commands/invite";
import { acceptInvitation } from "@/features/accounts/commands/set-password";
import type { Made } from "@/features/testing/clinic-words";
import { world, type Command, type World } from "@/features/testing/world";
import { contacts, kioskDevices, signIns } from "@/db/schema";
import { newId } from "@/db/id";
import type { Actor, ClientActor, DeviceActor, FamilyActor, StaffActor } from "@/lib/access/decide-access";
import { STAFF_ROLES, type StaffRole } from "@/lib/access/roles";
import { hashPassword } from "@/server/sign-in/password-hash";
import type { MatrixWorld } from "@/server/doors/matrix";

/** Everybody's password. Hashed once, because a hash takes its time on purpose. */
export const PASSWORD = "four unrelated words";
let passwordHash: Promise<string> | null = null;

/** A clinic of two sites with one of everybody, to try every door on. The samples belong to the site `here`. */
export interface ClinicMatrix extends MatrixWorld {
  readonly world: World;
  readonly here: Made;
  readonly there: Made;
  /** A client of `here`, who signs in as `ownClient`, and a contact of theirs, who signs in as `ownContact`. */
  readonly client: Made;
  readonly contact: { readonly id: string };
  /** The staff member behind each role at `here`: who leads the sessions that are a clinician's own. */
  readonly staffHere: Readonly<Record<StaffRole, Made>>;
  readonly staffActor: (role: StaffRole, at: "here" | "there" | "everywhere") => StaffActor;
}

export async function clinicMatrix(): Promise<ClinicMatrix> {
  const w = await world({ now: "2026-03-02T10:00" });
  const here = await w.site("Worcester");
  const there = await w.site("Springfield");
  const staffActors = new Map<string, StaffActor>();
  const staffHere = new Map<StaffRole, Made>();
  for (const role of STAFF_ROLES) {
    for (const [at, siteId] of [
      ["here", here.id],
      ["there", there.id],
      ["everywhere", null],
    ] as const) {
      const member = await w.staffMember(`${role} ${at}`);
      if (at === "here") staffHere.set(role, member);
      const email = `${role}.${at}@clinic.example`;
      const accountId = await joined(w, inviteStaff, { staffId: member.id, email, grants: [{ role, siteId }] });
      const signInId = await signedIn(w, accountId);
      const name = `${role} ${at}`;
      staffActors.set(name, {
        kind: "staff",
        accountId,
        signInId,
        staffId: member.id,
        name,
        roles: [{ role, siteId }],
      });
    }
  }
  const client = await w.client("Ada Lund", { site: here });
  const otherClient = await w.client("Ben Okafor", { site: here });
  const contact = await contactOf(w, client, "Ida Lund");
  const otherContact = await contactOf(w, otherClient, "Uma Okafor");
  const people: { title: string; actor: Actor | null }[] = [...staffActors].map(([title, actor]) => ({ title, actor }));
  people.push({ title: "the client", actor: await clientActor(w, client, "ada@mail.example") });
  people.push({ title: "another client", actor: await clientActor(w, otherClient, "ben@mail.example") });
  people.push({ title: "the client's family", actor: await familyActor(w, contact, "ida@mail.example") });
  people.push({ title: "another family", actor: await familyActor(w, otherContact, "uma@mail.example") });
  // Every door but the one at the front desk is shut to a check-in tablet.
  people.push({ title: "a check-in tablet of here", actor: await tabletOf(w, here) });
  people.push({ title: "a check-in tablet of there", actor: await tabletOf(w, there) });
  people.push({ title: "nobody", actor: null });
  return {
    world: w,
    store: w.store,
    now: w.now,
    people,
    here,
    there,
    client,
    contact,
    staffHere: Object.fromEntries(staffHere) as Record<StaffRole, Made>,
    staffActor: (role, at) => {
      const actor = staffActors.get(`${role} ${at}`);
      if (actor === undefined) throw new Error(`There is no ${role} ${at}.`);
      return actor;
    },
  };
}

async function clientActor(w: World, client: Made, email: string): Promise<ClientActor> {
  const accountId = await joined(w, inviteClient, { clientId: client.id, email });
  return { kind: "client", accountId, signInId: await signedIn(w, accountId), clientId: client.id };
}

async function familyActor(w: World, contact: { readonly id: string }, email: string): Promise<FamilyActor> {
  const accountId = await joined(w, inviteContact, { contactId: contact.id, email });
  return { kind: "family", accountId, signInId: await signedIn(w, accountId), contactId: contact.id };
}

/** Invites somebody, who then joins with `PASSWORD`. Answers the account. */
export async function joined<Input>(w: World, invite: Command<Input, IssuedLink>, input: Input): Promise<string> {
  const { accountId, path } = await w.do(invite, input);
  passwordHash ??= hashPassword(PASSWORD);
  await w.do(acceptInvitation, { token: path.split("/").at(-1) ?? "", passwordHash: await passwordHash });
  return accountId;
}

async function signedIn(w: World, accountId: string): Promise<string> {
  const id = newId();
  const until = new Date(w.now.getTime() + 3_600_000);
  await w.store.transact(async (tx) => {
    await tx
      .insert(signIns)
      .values({ id, accountId, createdAt: w.now, lastSeenAt: w.now, expiresAt: until, browser: "test" });
  });
  return id;
}

async function tabletOf(w: World, site: Made): Promise<DeviceActor> {
  const id = newId();
  await w.store.transact(async (tx) => {
    const made = { createdAt: w.now, createdBy: "operator", pairedAt: w.now };
    await tx.insert(kioskDevices).values({ id, siteId: site.id, name: "Front desk", secretHash: id, ...made });
  });
  return { kind: "device", deviceId: id, siteId: site.id };
}

async function contactOf(w: World, client: Made, name: string): Promise<{ readonly id: string }> {
  const id = newId();
  await w.store.transact(async (tx) => {
    await tx.insert(contacts).values({ id, clientId: client.id, name, relationship: "sister", createdAt: w.now });
  });
  return { id };
}
