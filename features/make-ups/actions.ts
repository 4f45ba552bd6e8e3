"use server";

import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { defineAction } from "@/server/doors/action";
import { answerOffer } from "./commands/answer-offer";
import { changeMakeUpRules } from "./commands/change-make-up-rules";
import { offerMakeUps } from "./commands/offer-make-ups";
import { withdrawOffer } from "./commands/withdraw-offer";
import { answerOfferInput, makeUpRulesInput, offerInput, withdrawOfferInput } from "./input";
import { enrollmentSubject, offerSubject } from "./queries/offers";
import { explainAnswer, explainOffer, explainOwnAnswer } from "./refusals";
import { explainAdditionRefusal } from "@/lib/roster/decide-addition";

/** Offer seats to a client who is short or missed something. */
export const offerMakeUpsAction = defineAction({
  name: "make-ups.offer",
  input: offerInput,
  permission: "make-up:offer",
  subject: (reader, { enrollmentId }) => enrollmentSubject(reader, enrollmentId),
  command: offerMakeUps,
  explain: explainOffer,
  after: ({ count }) => ({
    message:
      count === 0
        ? "Offered before."
        : count === 1
          ? "Offered. They can answer on their phone."
          : `${count} offered. They can answer on their phone.`,
  }),
});

/** Answer for a client who is on the phone. */
export const answerForClientAction = defineAction({
  name: "make-ups.answer-for-client",
  input: answerOfferInput,
  permission: "make-up:offer",
  subject: (reader, { offerId }) => offerSubject(reader, offerId),
  command: answerOffer,
  explain: explainAnswer,
  after: ({ answer }) => ({ message: answer === "accept" ? "Taken. They are on the roster." : "Declined." }),
});

/** The client's own answer, one tap. */
export const answerOwnOfferAction = defineAction({
  name: "make-ups.answer",
  input: answerOfferInput,
  permission: "own-make-up:answer",
  subject: (reader, { offerId }) => offerSubject(reader, offerId),
  command: answerOffer,
  explain: explainOwnAnswer,
  after: ({ answer }) => ({
    message: answer === "accept" ? "It’s yours. See you there." : "Thank you for telling us.",
  }),
});

/** Take an offer back, or an accepted make-up off its roster. */
export const withdrawOfferAction = defineAction({
  name: "make-ups.withdraw",
  input: withdrawOfferInput,
  permission: "make-up:offer",
  subject: (reader, { offerId }) => offerSubject(reader, offerId),
  command: withdrawOffer,
  explain: explainAdditionRefusal,
  after: () => ({ message: "Taken back." }),
});

/** What makes up for what, by when, and who visits whom. */
export const changeMakeUpRulesAction = defineAction({
  name: "make-ups.change-rules",
  input: makeUpRulesInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: (tx, call, { weekday, time, ...rest }) =>
    changeMakeUpRules(tx, call, { ...rest, offerBy: { weekday, time } }),
  explain: explainChangedMeanwhile,
  after: () => ({ message: "Saved. It holds from now on." }),
});
