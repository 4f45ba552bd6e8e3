import { sql } from "drizzle-orm";
import { ROLES } from "../../lib/access/roles";
import { check, checkOneOf, flag, id, index, instant, integer, ref, table, text, uniqueIndex, word } from "../columns";
import { clients, contacts, staff } from "./people";
import { sites } from "./places";

export const ACCOUNT_SIDES = ["staff", "client", "family"] as const;
export const INVITATION_PURPOSES = ["join", "reset"] as const;

/** Who may sign in: exactly one of a staff member, a client or a contact. `email` is trimmed and in lower case. */
export const accounts = table(
  "accounts",
  {
    id: id(),
    side: word(ACCOUNT_SIDES).notNull(),
    email: text().notNull(),
    passwordHash: text(),
    staffId: ref(() => staff.id),
    clientId: ref(() => clients.id),
    contactId: ref(() => contacts.id),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    /** True: single letters do nothing for this person. Null and false: they do. */
    hasKeysOff: flag(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("accounts_side", t.side, ACCOUNT_SIDES),
    check(
      "accounts_one_person",
      sql`(${t.side} = 'staff' and ${t.staffId} is not null and ${t.clientId} is null and ${t.contactId} is null)
        or (${t.side} = 'client' and ${t.clientId} is not null and ${t.staffId} is null and ${t.contactId} is null)
        or (${t.side} = 'family' and ${t.contactId} is not null and ${t.staffId} is null and ${t.clientId} is null)`,
    ),
    // Staff and clients sign in through separate doors, so one address may be both.
    uniqueIndex("accounts_side_email").on(t.side, t.email),
    uniqueIndex("accounts_staff").on(t.staffId),
    uniqueIndex("accounts_client").on(t.clientId),
    uniqueIndex("accounts_contact").on(t.contactId),
  ],
);

/** A role an account holds; `siteId` null: at every site. */
export const accountRoles = table(
  "account_roles",
  {
    id: id(),
    accountId: ref(() => accounts.id).notNull(),
    role: word(ROLES).notNull(),
    siteId: ref(() => sites.id),
  },
  (t) => [
    checkOneOf("account_roles_role", t.role, ROLES),
    index("account_roles_account").on(t.accountId),
    index("account_roles_site").on(t.siteId),
  ],
);

/** One signed-in browser. Read at every request, so revoking it counts at once. */
export const signIns = table(
  "sign_ins",
  {
    id: id(),
    accountId: ref(() => accounts.id).notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** The screen is locked since: nothing is answered until the password was given again. */
    lockedAt: instant(),
    browser: text().notNull(),
  },
  (t) => [index("sign_ins_account").on(t.accountId)],
);

/** A single-use, expiring link; only the hash of its secret is stored. */
export const invitations = table(
  "invitations",
  {
    id: id(),
    accountId: ref(() => accounts.id).notNull(),
    purpose: word(INVITATION_PURPOSES).notNull(),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    checkOneOf("invitations_purpose", t.purpose, INVITATION_PURPOSES),
    uniqueIndex("invitations_token_hash").on(t.tokenHash),
    index("invitations_account").on(t.accountId),
  ],
);

/** How often a key (an account's hashed address, or a network address) lately failed to sign in. `failures` wears off with time. */
export const signInFailures = table(
  "sign_in_failures",
  {
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastFailureAt: instant().notNull(),
  },
  (t) => [index("sign_in_failures_at").on(t.lastFailureAt)],
);
