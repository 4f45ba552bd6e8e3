"use server";

import { findEnrollmentAccess } from "@/features/clients/queries/client-access";
import * as input from "@/features/reviews/input";
import { decideReview } from "@/features/reviews/commands/decide-review";
import { confirmNotice, deliverNotice, issueNotice } from "@/features/reviews/commands/notice";
import { answerObjection, receiveObjection } from "@/features/reviews/commands/objection";
import { offerContract, settleOffer } from "@/features/reviews/commands/offer-contract";
import { openReview } from "@/features/reviews/commands/open-review";
import { addNote, inviteToTalk, recordReferral, recordTalk } from "@/features/reviews/commands/prepare-review";
import { setReviewRules } from "@/features/reviews/commands/set-review-rules";
import {
  recordPaperSignature,
  signContractAsClient,
  signContractAsStaff,
} from "@/features/reviews/commands/sign-contract";
import { signOffReview } from "@/features/reviews/commands/sign-off-review";
import {
  findAgreementAccess,
  findOwnAgreementAccess,
  findOwnReviewAccess,
  findReviewAccess,
} from "@/features/reviews/subjects";
import { explainContractRefusal } from "@/lib/reviews/contract-refusal";
import { explainReviewRefusal } from "@/lib/reviews/review-refusal";
import { defineAction } from "@/server/doors/action";

export const offerContractAction = defineAction({
  name: "contract.offer",
  input: input.offerContractInput,
  permission: "contract:offer",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: offerContract,
  explain: explainContractRefusal,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

export const signContractAction = defineAction({
  name: "contract.sign",
  input: input.signStaffInput,
  permission: "contract:offer",
  subject: (reader, { agreementId }) => findAgreementAccess(reader, agreementId),
  command: signContractAsStaff,
  explain: explainContractRefusal,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

/** The client's signature on paper, as staff took it. */
export const recordPaperSignatureAction = defineAction({
  name: "contract.paper",
  input: input.signPaperInput,
  permission: "contract:offer",
  subject: (reader, { agreementId }) => findAgreementAccess(reader, agreementId),
  command: recordPaperSignature,
  explain: explainContractRefusal,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

export const settleOfferAction = defineAction({
  name: "contract.settle",
  input: input.settleOfferInput,
  permission: "contract:offer",
  subject: (reader, { agreementId }) => findAgreementAccess(reader, agreementId),
  command: settleOffer,
  explain: explainContractRefusal,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

export const signOwnContractAction = defineAction({
  name: "contract.own-sign",
  input: input.ownSignInput,
  permission: "own-contract:sign",
  subject: (reader, { agreementId }) => findOwnAgreementAccess(reader, agreementId),
  command: signContractAsClient,
  explain: explainContractRefusal,
  after: () => ({ redirectTo: "/me" }),
});

export const declineOwnContractAction = defineAction({
  name: "contract.own-decline",
  input: input.ownDeclineInput,
  permission: "own-contract:sign",
  subject: (reader, { agreementId }) => findOwnAgreementAccess(reader, agreementId),
  command: (tx, call, { agreementId, note }) => settleOffer(tx, call, { agreementId, note, as: "declined" }),
  explain: explainContractRefusal,
  after: () => ({ redirectTo: "/me" }),
});

export const openReviewAction = defineAction({
  name: "review.open",
  input: input.openReviewInput,
  permission: "review:prepare",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: openReview,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const inviteToTalkAction = defineAction({
  name: "review.invite",
  input: input.inviteInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: inviteToTalk,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const recordTalkAction = defineAction({
  name: "review.met",
  input: input.talkInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: recordTalk,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const addReviewNoteAction = defineAction({
  name: "review.note",
  input: input.noteInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: addNote,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const recordReferralAction = defineAction({
  name: "review.refer",
  input: input.referralInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: recordReferral,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const issueNoticeAction = defineAction({
  name: "review.issue",
  input: input.issueInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: issueNotice,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}/letter` }),
});

export const deliverNoticeAction = defineAction({
  name: "review.deliver",
  input: input.deliverInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: deliverNotice,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const receiveObjectionAction = defineAction({
  name: "review.object",
  input: input.objectionInput,
  permission: "review:prepare",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: receiveObjection,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const answerObjectionAction = defineAction({
  name: "review.answer",
  input: input.answerInput,
  permission: "review:decide",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: answerObjection,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const decideReviewAction = defineAction({
  name: "review.decide",
  input: input.decideInput,
  permission: "review:decide",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: decideReview,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

export const signOffReviewAction = defineAction({
  name: "review.sign-off",
  input: input.signOffInput,
  permission: "review:decide",
  subject: (reader, { reviewId }) => findReviewAccess(reader, reviewId),
  command: signOffReview,
  explain: explainReviewRefusal,
  after: ({ reviewId }) => ({ redirectTo: `/reviews/${reviewId}` }),
});

/** "I have this letter": the time to object begins. */
export const confirmNoticeAction = defineAction({
  name: "review.own-confirm",
  input: input.ownReviewInput,
  permission: "own-review:answer",
  subject: (reader, { reviewId }) => findOwnReviewAccess(reader, reviewId),
  command: confirmNotice,
  explain: explainReviewRefusal,
  after: () => ({ redirectTo: "/me/talk" }),
});

export const objectAction = defineAction({
  name: "review.own-object",
  input: input.ownObjectionInput,
  permission: "own-review:answer",
  subject: (reader, { reviewId }) => findOwnReviewAccess(reader, reviewId),
  command: (tx, call, { reviewId, words }) => receiveObjection(tx, call, { reviewId, words, on: null }),
  explain: explainReviewRefusal,
  after: () => ({ redirectTo: "/me/talk" }),
});

export const setReviewRulesAction = defineAction({
  name: "review.rules",
  input: input.reviewRulesInput,
  permission: "setup:write",
  subject: () => Promise.resolve({ access: { siteId: null }, value: null }),
  command: setReviewRules,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "Saved." }),
});
