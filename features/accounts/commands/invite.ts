import { eq } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import { newId } from "@/db/id";
import { accounts, clients, contacts, staff } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { accountEvent } from "../events";
import { grantText, type Grant } from "../input";
import { findAccountByEmail } from "../queries/accounts";
import type { InviteRefusal, RolesRefusal } from "../refusals";
import { writeGrants } from "./change-roles";
import { writeInvitation, type IssuedLink } from "./issue-link";

type Invited<Refusal> = Promise<Result<Changed<IssuedLink>, Refusal>>;

/** Makes a staff member's account, without a password, and the link to join by. */
export async function inviteStaff(
  tx: Tx,
  call: Call,
  input: { readonly staffId: string; readonly email: string; readonly grants: readonly Grant[] },
): Invited<InviteRefusal | RolesRefusal> {
  const [member] = await tx.select({ archivedAt: staff.archivedAt }).from(staff).where(eq(staff.id, input.staffId));
  const result = await invite(tx, call, { side: "staff", staffId: input.staffId }, input.email, member);
  if (!result.ok) return result;
  const isWritten = await writeGrants(tx, result.value.value.accountId, input.grants);
  if (!isWritten) return refuse("no_site");
  const { value: link, events } = result.value;
  const [created, ...others] = events;
  return done(
    changed(link, { ...created, facts: { ...created.facts, grants: input.grants.map(grantText) } }, ...others),
  );
}

export async function inviteClient(
  tx: Tx,
  call: Call,
  input: { readonly clientId: string; readonly email: string },
): Invited<InviteRefusal> {
  const [client] = await tx
    .select({ archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.id, input.clientId));
  return invite(tx, call, { side: "client", clientId: input.clientId }, input.email, client);
}

/** A contact sees family sessions only, and only under a consent; the account alone shows nothing. */
export async function inviteContact(
  tx: Tx,
  call: Call,
  input: { readonly contactId: string; readonly email: string },
): Invited<InviteRefusal> {
  const [contact] = await tx
    .select({ archivedAt: contacts.archivedAt })
    .from(contacts)
    .where(eq(contacts.id, input.contactId));
  return invite(tx, call, { side: "family", contactId: input.contactId }, input.email, contact);
}

type Holder =
  | { readonly side: "staff"; readonly staffId: string }
  | { readonly side: "client"; readonly clientId: string }
  | { readonly side: "family"; readonly contactId: string };

async function invite(
  tx: Tx,
  call: Call,
  holder: Holder,
  email: string,
  person: { readonly archivedAt: Date | null } | undefined,
): Invited<InviteRefusal> {
  if (person === undefined) return refuse("no_person");
  if (person.archivedAt !== null) return refuse("archived");
  if (await hasAccount(tx, holder)) return refuse("has_account");
  if ((await findAccountByEmail(tx, holder.side, email)) !== null) return refuse("email_taken");
  const id = newId();
  await tx.insert(accounts).values({ id, email, createdAt: call.now, ...holder });
  const { link, event } = await writeInvitation(tx, call, { id, passwordHash: null });
  return done(changed(link, accountEvent("account.created", id, { side: holder.side }), event));
}

async function hasAccount(tx: Tx, holder: Holder): Promise<boolean> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      holder.side === "staff"
        ? eq(accounts.staffId, holder.staffId)
        : holder.side === "client"
          ? eq(accounts.clientId, holder.clientId)
          : eq(accounts.contactId, holder.contactId),
    );
  return rows.length > 0;
}
