import { eq } from "drizzle-orm";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { findClinic } from "@/features/programs/queries/clinic";
import { readMakeUpRules, type MakeUpRules } from "@/lib/make-ups/make-up-rules";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, type Result } from "@/lib/result";
import { readVisitorRule, type VisitorRule } from "@/lib/roster/decide-addition";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

export interface ChangedMakeUpRules {
  readonly offerBy: MakeUpRules["offerBy"];
  readonly visitors: VisitorRule;
  /** "missed>offered" */
  readonly pairs: readonly string[];
  readonly seenVersion: number;
}

/** Sets what makes up for what, by when short weeks are to be answered, and who visits whom. What is offered stays. */
export async function changeMakeUpRules(
  tx: Tx,
  call: Call,
  input: ChangedMakeUpRules,
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, ChangedMeanwhile>> {
  const clinic = found(await findClinic(tx), "clinic");
  const stale = await refuseStale(tx, call, "clinic", clinic, input.seenVersion);
  if (stale) return stale;
  const stored = clinic.attendanceRules ?? {};
  const before = readMakeUpRules(stored);
  const standsIn: Record<string, string[]> = {};
  for (const pair of [...new Set(input.pairs)].sort()) {
    const [missed = "", offered = ""] = pair.split(">");
    if (missed !== offered) (standsIn[missed] ??= []).push(offered);
  }
  const differing = changesBetween(
    wordsOf(before.offerBy, readVisitorRule(stored), before.standsIn),
    wordsOf(input.offerBy, input.visitors, standsIn),
  );
  if (isSame(differing)) return done(unchanged({ id: clinic.id }));
  const version = clinic.version + 1;
  const attendanceRules = {
    ...stored,
    makeUps: { offerBy: input.offerBy, standsIn },
    additions: { visitors: input.visitors },
  };
  await tx.update(clinics).set({ attendanceRules, version }).where(eq(clinics.id, clinic.id));
  const facts = { version, changes: differing };
  return done(
    changed(
      { id: clinic.id },
      { name: "clinic.make-up-rules-changed", subjectType: "clinic", subjectId: clinic.id, facts },
    ),
  );
}

function wordsOf(offerBy: MakeUpRules["offerBy"], visitors: VisitorRule, standsIn: MakeUpRules["standsIn"]) {
  const pairs = Object.entries(standsIn).flatMap(([missed, others]) => others.map((other) => `${missed}>${other}`));
  return {
    "Make-ups: offered by": `${offerBy.weekday} ${offerBy.time}`,
    "Make-ups: stand in": pairs.sort().join(" "),
    "Rosters: visitors": visitors,
  };
}
