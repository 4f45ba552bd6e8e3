import { check, flag, id, instant, integer, json, table, text, wallTime } from "../columns";
import { sql } from "drizzle-orm";

/** The clinic as a whole: exactly one row, made at set-up. */
export const clinics = table(
  "clinics",
  {
    id: id(),
    name: text().notNull(),
    afternoonFrom: wallTime().notNull(),
    eveningFrom: wallTime().notNull(),
    /** After this many business days a mark needs a reason and the permission to change. */
    lockAfterBusinessDays: integer().notNull(),
    /** What a clash of each kind does: "allow", "warn" or "refuse". A kind that is not named, and null, is as the rule book starts out. */
    clashRules: json<Record<string, string>>(),
    /** What the clinic set differently about attendance work, by area ("reminders", "locking", "ladder", "review"). Null: all as the rule book starts out. */
    attendanceRules: json<Record<string, unknown>>(),
    isDemo: flag().notNull(),
    nextClientNumber: integer().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [check("clinics_lock_days", sql`${t.lockAfterBusinessDays} >= 0`)],
);
