import { asc, gt } from "drizzle-orm";
import { standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { Standing } from "@/lib/standing/types";
import { readStandingInputs } from "./standing-inputs";

const AT_ONCE = 50;

/**
 * The enrollments whose stored standing is not what the records say for the moment it was evaluated at. Compared is
 * what must follow from the past alone: level, reasons, cases, contract and ledger. Hours and forecast also follow from
 * sessions planned since.
 */
export async function findStandingsThatDiffer(reader: Reader): Promise<{ checked: number; differ: string[] }> {
  const differ: string[] = [];
  let checked = 0;
  for (let after = ""; ;) {
    const page = await reader
      .select({
        enrollmentId: standings.enrollmentId,
        evaluatedAt: standings.evaluatedAt,
        result: standings.result,
      })
      .from(standings)
      .where(gt(standings.enrollmentId, after))
      .orderBy(asc(standings.enrollmentId))
      .limit(AT_ONCE);
    for (const { enrollmentId, evaluatedAt, result } of page) {
      const [known] = await readStandingInputs(reader, [enrollmentId], evaluatedAt);
      checked += 1;
      if (known === undefined || settled(evaluateStanding(known.input)) !== settled(result as Standing)) {
        differ.push(enrollmentId);
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return { checked, differ };
    after = last.enrollmentId;
  }
}

/** What the past alone decides, as text that does not depend on the order of keys, which a database may change. */
function settled({ level, reasons, cases, contract, ledger }: Standing): string {
  return JSON.stringify({ level, reasons, cases, contract, ledger }, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
