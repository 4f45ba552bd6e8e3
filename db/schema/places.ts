import { day, flag, id, index, instant, integer, ref, table, text, timeZone, uniqueIndex, wallTime } from "../columns";

/** A place with an address and a time zone. */
export const sites = table(
  "sites",
  {
    id: id(),
    name: text().notNull(),
    zone: timeZone().notNull(),
    address: text().notNull(),
    phone: text().notNull(),
    /** What stands above the return address of a letter: a name that says nothing about treatment. Null: "Evenkeel". */
    mailingName: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("sites_name").on(t.name)],
);

/** A room with a capacity, or a virtual one with a join link. */
export const rooms = table(
  "rooms",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    name: text().notNull(),
    capacity: integer(),
    isVirtual: flag().notNull(),
    joinLink: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("rooms_site_name").on(t.siteId, t.name)],
);

/** A holiday, snow day or part of a day at one site (or at all: siteId null). Times are the site's wall clock; null: the whole day. */
export const closures = table(
  "closures",
  {
    id: id(),
    siteId: ref(() => sites.id),
    name: text().notNull(),
    date: day().notNull(),
    fromTime: wallTime(),
    toTime: wallTime(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    removedAt: instant(),
    removedBy: text(),
  },
  (t) => [index("closures_site_date").on(t.siteId, t.date)],
);
