import {
  checkOneOf,
  day,
  flag,
  id,
  index,
  instant,
  integer,
  json,
  ref,
  table,
  text,
  uniqueIndex,
  word,
} from "../columns";
import { sites } from "./places";

export const CONTACT_CHANNELS = ["call", "text", "email"] as const;

/** Somebody who works at the clinic. `credentials` are held licences ("LMHC"), shown after the name and needed by service types. */
export const staff = table(
  "staff",
  {
    id: id(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    title: text().notNull(),
    credentials: json<string[]>().notNull(),
    searchName: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [index("staff_search_name").on(t.searchName)],
);

/** A person in care. `number` ("EK-0417") is what exports and calls use in place of the name. */
export const clients = table(
  "clients",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    number: text().notNull(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    preferredName: text(),
    pronouns: text(),
    language: text().notNull(),
    email: text(),
    phone: text(),
    /** A number that somebody found to be another person's. It is flagged while it is still the one on file. */
    wrongPhone: text(),
    prefersContactBy: word(CONTACT_CHANNELS).notNull(),
    isSafeToLeaveMessage: flag().notNull(),
    contactNote: text(),
    searchName: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("clients_prefers_contact_by", t.prefersContactBy, CONTACT_CHANNELS),
    uniqueIndex("clients_number").on(t.number),
    index("clients_site_search").on(t.siteId, t.searchName),
  ],
);

/** A family member or other related person of one client. */
export const contacts = table(
  "contacts",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    name: text().notNull(),
    relationship: text().notNull(),
    phone: text(),
    email: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [index("contacts_client").on(t.clientId)],
);

/** The client's consent that a contact takes part in, and sees, family sessions. Both days included; `through` null: until revoked. */
export const consents = table(
  "consents",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    contactId: ref(() => contacts.id).notNull(),
    from: day().notNull(),
    through: day(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    revokedAt: instant(),
  },
  (t) => [index("consents_contact").on(t.contactId), index("consents_client").on(t.clientId)],
);
