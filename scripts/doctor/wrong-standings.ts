import { asc, gt } from "drizzle-orm";
import { standings } from "@/db/schema";
import type { Store } from "@/db/store";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { canonicalJson } from "@/server/audit/canonical";

const PAGE = 50;

/**
 * Works every stored standing out again, as of the moment it was stored at, and compares. What was recorded since has
 * been worked out since, or the copy is wrong, which is what this is to find.
 */
export async function findWrongStandings({ reader }: Store): Promise<{ checked: number; wrong: string[] }> {
  const wrong: string[] = [];
  let checked = 0;
  let after = "";
  for (;;) {
    const page = await reader
      .select()
      .from(standings)
      .where(gt(standings.enrollmentId, after))
      .orderBy(asc(standings.enrollmentId))
      .limit(PAGE);
    for (const [at, rows] of byMoment(page)) {
      const ids = rows.map(({ enrollmentId }) => enrollmentId);
      const cases = new Map(
        (await readStandingInputs(reader, ids, new Date(at))).map((each) => [each.enrollmentId, each.input]),
      );
      for (const { enrollmentId, result } of rows) {
        const input = cases.get(enrollmentId);
        const isSame = input !== undefined && canonicalJson(evaluateStanding(input)) === canonicalJson(result);
        if (!isSame) wrong.push(enrollmentId);
      }
    }
    checked += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return { checked, wrong };
    after = last.enrollmentId;
    // Lets progress be shown, and a stop be heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function byMoment(rows: readonly (typeof standings.$inferSelect)[]): Map<number, typeof rows> {
  const found = new Map<number, (typeof rows)[number][]>();
  for (const row of rows) {
    const at = row.evaluatedAt.getTime();
    found.set(at, [...(found.get(at) ?? []), row]);
  }
  return found;
}
