import { and, eq, inArray } from "drizzle-orm";
import { staffAbsences, substituteRequests } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { getAbsence } from "../queries/absences";
import { letGo, listHeld, withdrawAsked } from "./take-back";

export interface WithdrawInput {
  readonly absenceId: string;
  /** The sites whose sessions go back to the one who was away; null: substitutes keep them. */
  readonly giveBackAt: "all" | readonly string[] | null;
}

export interface Withdrawn {
  readonly questions: number;
  readonly givenBack: number;
  readonly kept: number;
}

/**
 * Somebody is not away after all. Questions that nobody answered are taken back. Who stepped in keeps the sessions, for
 * they have planned with them, unless they are to be given back; what took place stays as it was.
 */
export async function withdrawAbsence(
  tx: Tx,
  call: Call,
  input: WithdrawInput,
): Promise<Result<Changed<Withdrawn> | Unchanged<Withdrawn>, never>> {
  const absence = await getAbsence(tx, input.absenceId);
  if (absence === null) throw new Error("There is no such absence.");
  if (absence.withdrawnAt !== null) return done(unchanged({ questions: 0, givenBack: 0, kept: 0 }));
  const rows = await tx
    .select()
    .from(substituteRequests)
    .where(and(eq(substituteRequests.absenceId, absence.id), inArray(substituteRequests.state, ["asked", "accepted"])));
  const asked = rows.filter(({ state }) => state === "asked");
  const accepted = rows.filter(({ state }) => state === "accepted");
  const held = (await listHeld(tx, call, absence, accepted)).filter(({ session }) => !session.isOver);
  const { giveBackAt } = input;
  const back = held.filter(({ session }) => giveBackAt === "all" || (giveBackAt?.includes(session.siteId) ?? false));
  await tx
    .update(staffAbsences)
    .set({ withdrawnAt: call.now, version: absence.version + 1 })
    .where(eq(staffAbsences.id, absence.id));
  const events = [...(await withdrawAsked(tx, call, absence, asked)), ...(await letGo(tx, call, absence, back))];
  const value = { questions: asked.length, givenBack: back.length, kept: held.length - back.length };
  const { staffId, from, through } = absence;
  return done(
    changed(
      value,
      {
        name: "absence.withdrawn",
        subjectType: "staff_absence",
        subjectId: absence.id,
        facts: { staffId, from, through, ...value },
      },
      ...events,
    ),
  );
}
