import { eq } from "drizzle-orm";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import { findClinic } from "@/features/programs/queries/clinic";
import { done, type Result } from "@/lib/result";
import { readReviewRules, type ReviewRules } from "@/lib/reviews/review-rules";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/** Set how long reviews wait. A time to object that runs keeps the length it was told with. */
export async function setReviewRules(
  tx: Tx,
  _call: Call,
  input: ReviewRules,
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, never>> {
  const clinic = await findClinic(tx);
  if (clinic === null) throw new Error("There is no clinic yet.");
  const before = readReviewRules(clinic.attendanceRules);
  const { objectionDays, mailDays } = input;
  if (before.objectionDays === objectionDays && before.mailDays === mailDays) return done(unchanged({ id: clinic.id }));
  const attendanceRules = { ...clinic.attendanceRules, review: { objectionDays, mailDays } };
  const version = clinic.version + 1;
  await tx.update(clinics).set({ attendanceRules, version }).where(eq(clinics.id, clinic.id));
  const facts = { version, before, after: { objectionDays, mailDays } };
  return done(
    changed({ id: clinic.id }, { name: "clinic.review-rules-set", subjectType: "clinic", subjectId: clinic.id, facts }),
  );
}
