import { and, desc, eq, inArray } from "drizzle-orm";
import { accounts, auditEntries, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Changes } from "@/lib/records/changes-between";
import type { Instant } from "@/lib/time/zone";

/** Somebody saved the record after this form was opened. Carries who and what, so that the form can say it. */
export interface ChangedMeanwhile {
  readonly reason: "changed_meanwhile";
  /** The version now on file: a second save that names it is knowingly over the other person's. */
  readonly version: number;
  readonly by: string | null;
  readonly minutesAgo: number | null;
  /** Field name and what it says now. */
  readonly changes: readonly { readonly field: string; readonly now: string }[];
}

/** What happened to a record after the version a person saw, from the audit trail. */
export async function findChangesSince(
  reader: Reader,
  subject: { type: string; id: string; seenVersion: number; version: number },
  now: Instant,
): Promise<ChangedMeanwhile> {
  const rows = await reader
    .select({ at: auditEntries.at, actor: auditEntries.actor, facts: auditEntries.facts })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectType, subject.type), eq(auditEntries.subjectId, subject.id)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(20);
  const later = rows.filter(({ facts }) => typeof facts.version === "number" && facts.version > subject.seenVersion);
  const last = later[0];
  const changes: Changes = {};
  for (const row of later.toReversed()) Object.assign(changes, row.facts.changes ?? {});
  const names = last ? await findActorNames(reader, [last.actor]) : new Map<string, string>();
  return {
    reason: "changed_meanwhile",
    version: subject.version,
    by: last ? (names.get(last.actor) ?? null) : null,
    minutesAgo: last ? Math.max(0, Math.floor((now.getTime() - last.at.getTime()) / 60_000)) : null,
    changes: Object.entries(changes).flatMap(([field, { after }]) => {
      const text = wordOf(after);
      return text === null ? [] : [{ field, now: text }];
    }),
  };
}

/** The names of staff by account id. Accounts of clients and their families have none here: audit pages name no client. */
export async function findActorNames(reader: Reader, actors: readonly string[]): Promise<Map<string, string>> {
  if (actors.length === 0) return new Map();
  const rows = await reader
    .select({ id: accounts.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(inArray(accounts.id, [...new Set(actors)]));
  return new Map(rows.map((row) => [row.id, `${row.givenName} ${row.familyName}`.trim()]));
}

function wordOf(value: unknown): string | null {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join(", ") || "empty";
  return null;
}
