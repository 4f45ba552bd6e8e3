import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { absenceNotices, makeUpOffers, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readChart } from "@/features/clients/queries/actor-chart";
import { findOverview } from "@/features/clients/queries/overview";
import { listAttempts } from "@/features/outreach/queries/attempts";
import { findNamesOfAccounts } from "@/features/reports/queries/account-names";
import { contractOf, namesOf } from "@/features/reviews/queries/case-view";
import { findTermsToday } from "@/features/reviews/queries/contract-terms";
import { listAgreements } from "@/features/reviews/queries/contracts";
import { listReviewsOfClient, type ReviewAtWork } from "@/features/reviews/queries/reviews";
import { readEnrollmentStanding, reasonsWhenOpened } from "@/features/reviews/queries/standing-of-enrollment";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { shownMark, type MarkName } from "@/lib/attendance/mark";
import { reviewChecklist } from "@/lib/reviews/checklist";
import { explainTried } from "@/lib/reviews/tried";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

const MOST_ATTEMPTS = 200;

/** A session that was missed, excused, late, or corrected, with everything that was ever recorded of it. */
export interface MarkStory {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly title: string;
  readonly versions: readonly {
    readonly version: number;
    readonly name: MarkName | "cleared";
    readonly minutesLate: number | null;
    readonly reason: string | null;
    readonly correctionReason: string | null;
    readonly recordedAt: Instant;
    readonly recordedBy: string;
  }[];
}

export type Evidence = Awaited<ReturnType<typeof readEvidence>>;

/** All that a decision needs to know, on one page: what counted, what was recorded, what was tried, what was offered. */
export async function readEvidence(reader: Reader, actor: Actor, work: ReviewAtWork, now: Instant) {
  const { review, steps, facts, today } = work;
  const chart = await readChart(reader, actor, review.clientId, now);
  const known = await readEnrollmentStanding(reader, review.enrollmentId, now);
  const attempts = await listAttempts(reader, review.clientId, MOST_ATTEMPTS);
  const agreements = await listAgreements(reader, review.enrollmentId);
  const offers = await listMakeUps(reader, review.enrollmentId);
  const accounts = await findNamesOfAccounts(reader);
  const terms = await findTermsToday(reader, review.enrollmentId, now);
  const allReviews = await listReviewsOfClient(reader, review.clientId);
  const people = await namesOf(reader, [
    ...agreements.map(({ staffSignedById }) => staffSignedById),
    ...allReviews.map(({ directorId }) => directorId),
    actor.kind === "staff" ? actor.staffId : null,
  ]);
  const enrollment = chart.enrollments.find(({ id }) => id === review.enrollmentId) ?? null;
  const met = steps.findLast(({ kind }) => kind === "met")?.on ?? null;
  const access = { siteId: review.siteId };
  return {
    ...{ work, chart, known, attempts, agreements, offers, accounts, people, enrollment },
    ...(await findOverview(reader, chart, now)),
    tried: explainTried(attempts),
    reasons: reasonsWhenOpened(known, review.caseKey),
    contract: contractOf(known.standing),
    marks: await listMarkStories(reader, review.enrollmentId, review.clientId, accounts),
    words: await listNotices(reader, review.clientId),
    past: allReviews.filter(({ id }) => id !== review.id),
    checklist: reviewChecklist({
      ...{ review: facts, today, metOn: met, hasContractTerms: terms !== null },
      attempts: attempts.length,
      reached: attempts.filter(({ wasReached }) => wasReached).length,
      waysTried: new Set(attempts.map(({ channel }) => channel)).size,
      makeUpsOffered: offers.length,
      wasContractOffered: agreements.length > 0,
    }),
    hasTerms: terms !== null,
    ownName: actor.kind === "staff" ? (people.get(actor.staffId) ?? actor.name) : null,
    isDirector: actor.kind === "staff" && actor.staffId === review.directorId,
    may: {
      prepare: decideAccess(actor, "review:prepare", access) === "allowed",
      decide: decideAccess(actor, "review:decide", access) === "allowed",
    },
    openedOn: dayOf(review.openedAt, work),
    meeting: meetingOf(steps),
  };
}

/** The talk the client was invited to last. */
export function meetingOf(steps: ReviewAtWork["steps"]): { readonly on: LocalDate; readonly at: string | null } | null {
  const step = steps.findLast(({ kind, facts }) => kind === "note" && facts.about === "meeting");
  const on = typeof step?.facts.meetOn === "string" ? parseLocalDate(step.facts.meetOn) : null;
  return on === null ? null : { on, at: typeof step?.facts.meetAt === "string" ? step.facts.meetAt : null };
}

async function listMarkStories(
  reader: Reader,
  enrollmentId: string,
  clientId: string,
  names: ReadonlyMap<string, string>,
): Promise<MarkStory[]> {
  const rows = await reader
    .select({ mark: marks, session: sessions })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(and(eq(marks.clientId, clientId), eq(marks.enrollmentId, enrollmentId)))
    .orderBy(desc(sessions.startsAt), asc(marks.version));
  const stories = new Map<string, MarkStory & { versions: MarkStory["versions"][number][] }>();
  for (const { mark, session } of rows) {
    const story = stories.get(session.id) ?? {
      ...{ sessionId: session.id, date: session.date, title: session.title, versions: [] },
    };
    const shown = shownMark(mark, session);
    story.versions.push({
      version: mark.version,
      name: mark.isClear ? "cleared" : shown.name,
      minutesLate: mark.isClear ? null : shown.minutesLate,
      reason: mark.reason,
      correctionReason: mark.correctionReason,
      recordedAt: mark.recordedAt,
      recordedBy: names.get(mark.recordedBy) ?? "",
    });
    stories.set(session.id, story);
  }
  return [...stories.values()].filter(
    ({ versions }) => versions.length > 1 || versions.some(({ name }) => name !== "present"),
  );
}

/** What the client told the clinic beforehand, in their own words. */
async function listNotices(reader: Reader, clientId: string) {
  return reader
    .select({ notice: absenceNotices, date: sessions.date, title: sessions.title })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(and(eq(absenceNotices.clientId, clientId), isNull(absenceNotices.withdrawnAt)))
    .orderBy(desc(absenceNotices.givenAt));
}

async function listMakeUps(reader: Reader, enrollmentId: string) {
  const rows = await reader
    .select({ offer: makeUpOffers, date: sessions.date, title: sessions.title })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .where(eq(makeUpOffers.enrollmentId, enrollmentId))
    .orderBy(desc(makeUpOffers.offeredAt));
  const missed = await reader
    .select({ id: sessions.id, date: sessions.date })
    .from(sessions)
    .where(
      inArray(
        sessions.id,
        rows.map(({ offer }) => offer.forSessionId),
      ),
    );
  return rows.map(({ offer, date, title }) => ({
    ...{ id: offer.id, state: offer.state, date, title },
    forDate: missed.find(({ id }) => id === offer.forSessionId)?.date ?? null,
  }));
}

/** The day a moment fell on at the site. */
export function dayOf(instant: Instant, work: Pick<ReviewAtWork, "zone">): LocalDate {
  return toLocal(instant, work.zone).date;
}
