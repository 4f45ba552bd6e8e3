import type { Tx } from "@/db/store";
import { openReviewAtWork, takeSteps, type NewStep } from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import type { ReviewAtWork } from "@/features/reviews/queries/reviews";
import { done, refuse, type Result } from "@/lib/result";
import { refuseWhenOver } from "@/lib/reviews/decide-step";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

type Prepared = Promise<Result<Changed<{ reviewId: string }>, ReviewRefusal>>;

/** "Marisol and Dana would like to meet with you", with the day and the time: the client reads it on their own page. */
export async function inviteToTalk(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly meetOn: LocalDate; readonly meetAt: LocalTime | null },
): Prepared {
  const { meetOn, meetAt } = input;
  return prepare(tx, call, input.reviewId, "invited", ({ today }) => ({
    kind: "note",
    on: today,
    facts: { about: "meeting", meetOn, meetAt },
  }));
}

/** The client was heard: on which day, and what they said, in their own words. */
export async function recordTalk(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly on: LocalDate; readonly words: string },
): Prepared {
  const { on, words } = input;
  return prepare(tx, call, input.reviewId, "met", ({ today }) =>
    on > today ? { reason: "day_to_come", field: "on" } : { kind: "met", on, note: words },
  );
}

export async function addNote(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly note: string },
): Prepared {
  return prepare(tx, call, input.reviewId, "noted", ({ today }) => ({ kind: "note", on: today, note: input.note }));
}

/** Who can help instead, and how to reach them; or why there is nobody. Without either nobody's place ends. */
export async function recordReferral(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly isMade: boolean; readonly note: string },
): Prepared {
  const { isMade, note } = input;
  const facts = { isMade };
  return prepare(tx, call, input.reviewId, "referred", ({ today }) => ({ kind: "referral", on: today, note, facts }));
}

async function prepare(
  tx: Tx,
  call: Call,
  reviewId: string,
  what: string,
  stepOf: (work: ReviewAtWork) => NewStep | ReviewRefusal,
): Prepared {
  const work = await openReviewAtWork(tx, call, reviewId);
  const over = refuseWhenOver(work.facts);
  if (over !== null) return refuse(over);
  const step = stepOf(work);
  if ("reason" in step) return refuse(step);
  await takeSteps(tx, call, work.review, [step]);
  return done(changed({ reviewId }, reviewEvent(work.review, what, { on: step.on, ...step.facts })));
}
