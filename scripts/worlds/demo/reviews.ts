import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { decideReview } from "@/features/reviews/commands/decide-review";
import { deliverNotice, issueNotice } from "@/features/reviews/commands/notice";
import { answerObjection, receiveObjection } from "@/features/reviews/commands/objection";
import { openReview } from "@/features/reviews/commands/open-review";
import { inviteToTalk, recordReferral, recordTalk } from "@/features/reviews/commands/prepare-review";
import { signOffReview } from "@/features/reviews/commands/sign-off-review";
import { getReview, listOpenReviewCases, listSteps } from "@/features/reviews/queries/reviews";
import { addDays } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import type { Company, Person } from "./people";
import type { Stay } from "./stays";

/** The notice goes out so many days before the last one: ten to object, and the day of the decision. */
const NOTICE_DAYS = 11;

/** Somebody whose place ended by the whole way: a review, the notice, ten days, a referral, a decision, a signature. */
export function planEndByReview(company: Company, stay: Stay, enrollmentOf: () => string): void {
  const { stage, agenda, places } = company;
  const { ending } = stay;
  if (ending === null) return;
  const by = places.staff[stay.counselor];
  const dana = places.staff.dana;
  let reviewId: string | null = null;
  agenda.add(stage.at(addDays(ending.date, -NOTICE_DAYS), "15:10"), async (at) => {
    const enrollmentId = enrollmentOf();
    if ((await listOpenReviewCases(stage.store.reader, enrollmentId)).length === 0) return;
    const asked = { enrollmentId, directorId: dana.staffId, note: "The contract did not hold. Two talks so far." };
    ({ reviewId } = await stage.do(openReview, asked, { by, at }));
    await stage.do(issueNotice, { reviewId, address: null, more: null }, { by, at });
    const on = addDays(ending.date, -NOTICE_DAYS);
    await stage.do(deliverNotice, { reviewId, how: "hand", on }, { by, at });
  });
  agenda.add(stage.at(ending.date, "21:00"), async (at) => {
    const enrollmentId = enrollmentOf();
    const review = reviewId === null ? null : await getReview(stage.store.reader, reviewId);
    if (review === null || review.state !== "notice") {
      const said = {
        by: "in_person" as const,
        on: ending.date,
        words: "I need a break from this. I know the door is open.",
      };
      const leave = {
        enrollmentId,
        endDate: ending.date,
        status: "left" as const,
        reason: "Welcome back at any time",
        said,
      };
      await stage.do(endEnrollment, leave, { by: dana, at });
      return;
    }
    const { id } = review;
    const note = "Harbor Street Outpatient, 508-555-0187. First appointment made together.";
    await stage.do(recordReferral, { reviewId: id, isMade: true, note }, { by, at });
    const reason = "Evenings do not fit work any more. Another clinic has mornings, and a first appointment is made.";
    const outcome = { outcome: "discharge" as const, reason, lastDay: ending.date, takesOver: false };
    const before = (await getReview(stage.store.reader, id))?.version ?? 0;
    await stage.do(decideReview, { reviewId: id, seenVersion: before, ...outcome }, { by: dana, at });
    const seenVersion = (await getReview(stage.store.reader, id))?.version ?? 0;
    await stage.do(signOffReview, { reviewId: id, seenVersion, typedName: dana.name }, { by: dana, at });
  });
}

/** Reviews that are under way today: one asked for this morning, one with its notice, an objection and the answer. */
export async function playReviews(company: Company): Promise<void> {
  const all = [...company.people.values()];
  const silent = all.find(({ stay }) => stay.story === "silent");
  if (silent !== undefined) await askThisMorning(company, silent);
  const failed = all.find(({ stay }) => stay.story === "contract-failed");
  if (failed !== undefined) await hearBoth(company, failed);
}

async function askThisMorning({ stage, places }: Company, { stay, enrollmentId }: Person): Promise<void> {
  const at = stage.at(stage.today, "09:50");
  if (at > stage.now || (await listOpenReviewCases(stage.store.reader, enrollmentId)).length === 0) return;
  const by = places.staff[stay.counselor];
  const asked = { enrollmentId, directorId: places.staff.dana.staffId, note: "Nobody got through since Thursday." };
  const { reviewId } = await stage.do(openReview, asked, { by, at });
  const meeting = { reviewId, meetOn: addDays(stage.today, 2), meetAt: localTime("14:00") };
  await stage.do(inviteToTalk, meeting, { by, at });
}

async function hearBoth({ stage, places }: Company, { stay, enrollmentId }: Person): Promise<void> {
  const by = places.staff[stay.counselor];
  const { dana } = places.staff;
  const [open] = await listOpenReviewCases(stage.store.reader, enrollmentId);
  if (open === undefined || open.openedOn > addDays(stage.today, -10)) return;
  const day = (daysAgo: number) => addDays(stage.today, -daysAgo);
  const on = (daysAgo: number, time: string) => stage.at(day(daysAgo), time);
  const asked = { enrollmentId, directorId: dana.staffId, note: null };
  const { reviewId } = await stage.do(openReview, asked, { by, at: on(9, "10:05") });
  const heard = { reviewId, on: day(8), words: "My shifts moved. I can come on two of the days for sure." };
  await stage.do(recordTalk, heard, { by, at: on(8, "14:20") });
  const letter = { reviewId, address: null, more: "A place in another track may open in two weeks." };
  await stage.do(issueNotice, letter, { by, at: on(7, "15:00") });
  await stage.do(deliverNotice, { reviewId, how: "hand", on: day(7) }, { by, at: on(7, "15:20") });
  const objection = { reviewId, words: "I told you about the shifts before I missed anything.", on: day(5) };
  await stage.do(receiveObjection, objection, { by, at: on(5, "11:30") });
  const step = (await listSteps(stage.store.reader, reviewId)).findLast(({ kind }) => kind === "objection_received");
  if (step === undefined) return;
  const answer = "You are right that you told us, and it is on the record now. We are looking for days that fit.";
  await stage.do(answerObjection, { reviewId, objectionId: step.id, answer }, { by: dana, at: on(2, "16:40") });
}
