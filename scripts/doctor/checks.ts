import { isNull } from "drizzle-orm";
import { engineOf } from "@/db/engine";
import { checkMigrations } from "@/db/migrate";
import { MigrationRefused } from "@/db/migration-refused";
import { auditEntries } from "@/db/schema";
import { openSqliteFile, sqlitePathOf } from "@/db/sqlite-file";
import type { Store } from "@/db/store";
import { verifyAuditTrail } from "@/server/audit/verify";
import { findWrongStandings } from "./wrong-standings";

/** What one look found. `sentence` is for the operator; what is not well makes the doctor end with 1. */
export interface Finding {
  readonly isWell: boolean;
  readonly sentence: string;
}

/** Is the database of exactly this version? */
export async function checkVersion(url: string): Promise<Finding> {
  try {
    await checkMigrations({ url });
    return { isWell: true, sentence: "The database is of this version." };
  } catch (fault) {
    if (!(fault instanceof MigrationRefused)) throw fault;
    return { isWell: false, sentence: `${fault.message} Start the app once: it updates the database.` };
  }
}

/** Does every row stand beside what it belongs to, and is the file itself whole? */
export async function checkLinks(url: string): Promise<Finding> {
  if (engineOf(url) === "postgres") {
    return { isWell: true, sentence: "PostgreSQL lets no row stand without what it belongs to." };
  }
  const connection = await openSqliteFile(sqlitePathOf(url), { isReadOnly: true });
  try {
    const broken = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
    const [first] = broken;
    if (first !== undefined) {
      const where = `the first in "${first.table}", which should belong to "${first.parent}"`;
      return { isWell: false, sentence: `${count(broken.length, "row")} without what they belong to, ${where}.` };
    }
    const health = String(connection.pragma("quick_check", { simple: true }));
    if (health !== "ok") return { isWell: false, sentence: `The database file is damaged: ${health}. Restore a copy.` };
    return { isWell: true, sentence: "The file is whole, and every row stands beside what it belongs to." };
  } finally {
    connection.close();
  }
}

/** Is the audit trail what was sealed? */
export async function checkTrail(store: Store): Promise<Finding> {
  const verdict = await verifyAuditTrail(store.reader);
  if (!verdict.isWhole) {
    const what = verdict.kind === "changed" ? "was changed after it was sealed" : "is gone";
    return { isWell: false, sentence: `The audit trail is not what was sealed: entry ${verdict.seq} ${what}.` };
  }
  const unsealed = await store.reader.$count(auditEntries, isNull(auditEntries.seq));
  const waiting = unsealed === 0 ? "" : ` ${count(unsealed, "entry", "entries")} wait for the seal.`;
  const sealed = count(verdict.sealed, "sealed entry", "sealed entries");
  return {
    isWell: true,
    sentence: `The audit trail is whole: ${sealed}, the last ${verdict.head.slice(0, 12)}….${waiting}`,
  };
}

/** Are the stored standings what the records say? */
export async function checkStandings(store: Store): Promise<Finding> {
  const { checked, wrong } = await findWrongStandings(store);
  if (wrong.length === 0) {
    return { isWell: true, sentence: `${count(checked, "stored standing")} checked against the records: all agree.` };
  }
  const some = wrong.slice(0, 5).join(", ");
  return {
    isWell: false,
    sentence:
      `Of ${count(checked, "stored standing")}, ${wrong.length} ${wrong.length === 1 ? "does" : "do"} not agree with the records ` +
      `(enrollments ${some}${wrong.length > 5 ? ", …" : ""}). ` +
      "They are a copy: npm run doctor -- --rebuild makes it anew.",
  };
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
