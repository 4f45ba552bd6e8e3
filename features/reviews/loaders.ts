import { notFound } from "next/navigation";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { getClientAtSite } from "@/features/clients/queries/clients";
import { findCaseView, namesOf } from "@/features/reviews/queries/case-view";
import { getAgreement } from "@/features/reviews/queries/contracts";
import { readEvidence } from "@/features/reviews/queries/evidence";
import { listCasesWithoutReview, listReviews } from "@/features/reviews/queries/list-reviews";
import { readNoticeLetter as draftNotice } from "@/features/reviews/queries/notice-letter";
import { findOwnContract, findOwnReview } from "@/features/reviews/queries/own-review";
import { findReviewRules, readReview } from "@/features/reviews/queries/reviews";
import { findAgreementAccess, findReviewAccess } from "@/features/reviews/subjects";
import { decideAccess } from "@/lib/access/decide-access";
import { clientName } from "@/lib/clients/client-name";
import { readNoticeLetter } from "@/lib/reviews/notice-letter";
import { isRunning } from "@/lib/reviews/review";
import { formatInstant } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";

interface OfReview {
  readonly reviewId: string;
}

/** Everybody whose place waits for a person: cases nobody was asked about, reviews under way, or those that are over. */
export const reviewsLoader = defineLoader({
  name: "review.list",
  permission: "review:prepare",
  query: async ({ reader, now, scope }, { isOver }: { isOver: boolean }) => ({
    reviews: await listReviews(reader, { sites: scope.sites, isOver, now }),
    waiting: isOver ? [] : await listCasesWithoutReview(reader, { sites: scope.sites, now }),
  }),
});

/** One review with its evidence and its steps. */
export const reviewLoader = defineLoader({
  name: "review.page",
  permission: "review:prepare",
  subject: (reader, { reviewId }: OfReview) => findReviewAccess(reader, reviewId),
  query: async ({ reader, actor, now }, { reviewId }) => {
    const work = await readReview(reader, reviewId, now);
    if (work === null) return notFound();
    const evidence = await readEvidence(reader, actor, work, now);
    const canDraft = actor.kind === "staff" && isRunning(work.review) && work.facts.isCaseOpen;
    const draft = canDraft
      ? await draftNotice(reader, { now }, work, { address: null, more: null, signerId: actor.staffId })
      : null;
    return { ...evidence, draft };
  },
});

/** The notice as it was issued last, for paper. */
export const noticeLoader = defineLoader({
  name: "review.letter",
  permission: "review:prepare",
  subject: (reader, { reviewId }: OfReview) => findReviewAccess(reader, reviewId),
  query: async ({ reader, actor, now }, { reviewId }) => {
    const work = await readReview(reader, reviewId, now);
    const issued = work?.steps.findLast(({ kind }) => kind === "notice_issued");
    const letter = readNoticeLetter(issued?.facts.letter);
    if (work === null || letter === null) return notFound();
    const by = actor.kind === "staff" ? actor.name : "";
    return { letter, printed: `Printed ${formatInstant(now, work.zone, work.today)} by ${by}` };
  },
});

/** A contract for paper, with lines to sign on. */
export const contractPaperLoader = defineLoader({
  name: "contract.page",
  permission: "contract:offer",
  subject: (reader, { agreementId }: { agreementId: string }) => findAgreementAccess(reader, agreementId),
  query: async ({ reader, actor, now }, { agreementId }) => {
    const agreement = await getAgreement(reader, agreementId);
    const client = agreement && (await getClientAtSite(reader, agreement.clientId));
    if (agreement === null || client === null) return notFound();
    const names = await namesOf(reader, [agreement.staffSignedById]);
    const { zone } = client.site;
    const today = toLocal(now, zone).date;
    return {
      ...{ agreement, zone, today, client: clientName(client.client) },
      signedByName: names.get(agreement.staffSignedById ?? "") ?? null,
      printed: `Printed ${formatInstant(now, zone, today)} by ${actor.kind === "staff" ? actor.name : ""}`,
    };
  },
});

/** The case of one client: for the chart, and for whoever links to a review. */
export const caseLoader = defineLoader({
  name: "review.case",
  permission: "standing:read",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: ({ reader, actor, now }, { clientId }) => findCaseView(reader, actor, clientId, now),
});

/** The client's own: what we would like to talk about, and what they agreed on with us. */
export const ownReviewLoader = defineLoader({
  name: "review.own",
  permission: "own-week:read",
  query: async ({ reader, now, scope }) => {
    if (scope.clientId === null) return notFound();
    return {
      review: await findOwnReview(reader, scope.clientId, now),
      contract: await findOwnContract(reader, scope.clientId, now),
    };
  },
});

/** How long reviews wait here. */
export const reviewRulesLoader = defineLoader({
  name: "review.rules-form",
  permission: "setup:read",
  query: async ({ reader, actor }) => ({
    rules: await findReviewRules(reader),
    mayWrite: decideAccess(actor, "setup:write", { siteId: null }) === "allowed",
  }),
});
