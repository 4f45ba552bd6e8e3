import { and, eq, inArray, isNull } from "drizzle-orm";
import { accounts, alertEscalations, alerts } from "@/db/schema";
import type { Reader } from "@/db/store";

/** To whom a letter about waiting rows goes, and what of it is still so. Null: nothing waits any more, or nobody reads it. */
export async function findWaitingLetter(
  reader: Reader,
  staffId: string,
  escalationIds: readonly string[],
): Promise<{ readonly email: string; readonly own: number; readonly passedOn: number } | null> {
  const [account] = await reader
    .select({ email: accounts.email })
    .from(accounts)
    .where(and(eq(accounts.staffId, staffId), isNull(accounts.disabledAt)));
  if (account === undefined) return null;
  const rows = await reader
    .select({ clientId: alerts.clientId, on: alerts.on, step: alertEscalations.step })
    .from(alertEscalations)
    .innerJoin(alerts, eq(alerts.id, alertEscalations.alertId))
    .where(and(inArray(alertEscalations.id, [...escalationIds]), inArray(alerts.state, ["open", "acknowledged"])));
  // One client and day is one row of the list, however many rules spoke.
  const rowsOf = (isOwn: boolean) =>
    new Set(rows.filter(({ step }) => (step === 1) === isOwn).map(({ clientId, on }) => `${clientId} ${on}`));
  const passedOn = rowsOf(false);
  const own = [...rowsOf(true)].filter((row) => !passedOn.has(row));
  return own.length + passedOn.size === 0 ? null : { email: account.email, own: own.length, passedOn: passedOn.size };
}
