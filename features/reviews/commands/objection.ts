import type { Tx } from "@/db/store";
import { needPerson, openReviewAtWork, takeSteps } from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import { done, refuse, type Result } from "@/lib/result";
import { decideAnswer, refuseWhenOver } from "@/lib/reviews/decide-step";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

type Heard = Promise<Result<Changed<{ reviewId: string }>, ReviewRefusal>>;

/**
 * The client objects, in their own words: written down by staff, or sent by themselves from their page. It is heard as
 * long as the review runs, late or early. Whatever was decided before it has to be decided anew, with it.
 */
export async function receiveObjection(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly words: string; readonly on: LocalDate | null },
): Heard {
  const { review, facts, today } = await openReviewAtWork(tx, call, input.reviewId);
  const over = refuseWhenOver(facts);
  if (over !== null) return refuse(over);
  const on = input.on ?? today;
  if (on > today) return refuse({ reason: "day_to_come", field: "on" });
  const from = call.actor.kind === "client" ? "client" : "staff";
  const back =
    review.state === "decided"
      ? {
          ...{ state: review.noticeIssuedOn === null ? ("open" as const) : ("notice" as const) },
          ...{ outcome: null, outcomeReason: null, decidedAt: null, decidedById: null },
        }
      : {};
  await takeSteps(tx, call, review, [{ kind: "objection_received", on, note: input.words, facts: { from } }], back);
  return done(changed({ reviewId: review.id }, reviewEvent(review, "objection-received", { on, from })));
}

/** A director answers an objection, dated and by name; never the one who issued the notice. */
export async function answerObjection(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly objectionId: string; readonly answer: string },
): Heard {
  const { review, facts, today } = await openReviewAtWork(tx, call, input.reviewId);
  needPerson(call, "An answer to an objection");
  const { objectionId } = input;
  const decided = decideAnswer(facts, { objectionId, answeredById: actorId(call.actor) });
  if (!decided.ok) return decided;
  const step = { kind: "objection_answered", on: today, note: input.answer, facts: { objectionId } } as const;
  await takeSteps(tx, call, review, [step]);
  return done(changed({ reviewId: review.id }, reviewEvent(review, "objection-answered", { objectionId })));
}
