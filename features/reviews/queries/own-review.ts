import { eq } from "drizzle-orm";
import { clients, enrollments, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { meetingOf } from "@/features/reviews/queries/evidence";
import { listAgreements, type Agreement } from "@/features/reviews/queries/contracts";
import { listReviewsOfClient, readReview } from "@/features/reviews/queries/reviews";
import { readNoticeLetter, type NoticeLetter } from "@/lib/reviews/notice-letter";
import { isRunning, type Outcome } from "@/lib/reviews/review";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** How long the client reads what came of it. */
const SHOWN_DAYS = 60;

/** A review as its client reads it: who wants to talk, when, the letter, how to object, what came of it. */
export interface OwnReview {
  readonly id: string;
  readonly today: LocalDate;
  readonly sitePhone: string;
  readonly isRunning: boolean;
  /** First names of who would like to talk. */
  readonly people: readonly string[];
  readonly meeting: { readonly on: LocalDate; readonly at: string | null } | null;
  readonly letter: NoticeLetter | null;
  readonly hasLetterConfirmed: boolean;
  readonly objectionThrough: LocalDate | null;
  readonly objections: readonly {
    readonly id: string;
    readonly on: LocalDate;
    readonly words: string;
    readonly answer: { readonly on: LocalDate; readonly text: string } | null;
  }[];
  /** Once it is signed. */
  readonly result: {
    readonly outcome: Outcome;
    readonly on: LocalDate;
    readonly reason: string;
    readonly lastDay: LocalDate | null;
    readonly by: string;
    readonly referral: string | null;
  } | null;
}

/** The client's own newest review that they should know of; null: there is nothing to say. */
export async function findOwnReview(reader: Reader, clientId: string, now: Instant): Promise<OwnReview | null> {
  const [newest] = (await listReviewsOfClient(reader, clientId)).filter(({ state }) => state !== "withdrawn");
  if (newest === undefined) return null;
  const work = await readReview(reader, newest.id, now);
  if (work === null) return null;
  const { review, steps, facts, today } = work;
  const signed = steps.findLast(({ kind }) => kind === "signed_off");
  if (signed !== undefined && daysBetween(signed.on, today) > SHOWN_DAYS) return null;
  const [row] = await reader
    .select({ phone: sites.phone, counselor: staff.givenName })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .leftJoin(staff, eq(staff.id, enrollments.counselorId))
    .where(eq(enrollments.id, review.enrollmentId));
  const [director] = await reader.select({ name: staff.givenName }).from(staff).where(eq(staff.id, review.directorId));
  const issued = facts.notice === null ? undefined : steps.findLast(({ kind }) => kind === "notice_issued");
  const answers = steps.filter(({ kind }) => kind === "objection_answered");
  const referral = steps.findLast(({ kind, facts: told }) => kind === "referral" && told.isMade === true);
  const endDate = signed?.facts.endDate;
  return {
    ...{ id: review.id, today, sitePhone: row?.phone ?? "", isRunning: isRunning(review) },
    people: [...new Set([row?.counselor, director?.name].filter((name): name is string => typeof name === "string"))],
    meeting: meetingOf(steps),
    letter: issued === undefined ? null : readNoticeLetter(issued.facts.letter),
    hasLetterConfirmed: facts.notice?.deliveredOn != null,
    objectionThrough: facts.notice?.objectionThrough ?? null,
    objections: steps
      .filter(({ kind }) => kind === "objection_received")
      .map(({ id, on, note }) => {
        const answer = answers.find(({ facts: told }) => told.objectionId === id);
        return { id, on, words: note, answer: answer === undefined ? null : { on: answer.on, text: answer.note } };
      }),
    result:
      signed === undefined || review.outcome === null
        ? null
        : {
            outcome: review.outcome,
            on: signed.on,
            reason: review.outcomeReason ?? "",
            lastDay: typeof endDate === "string" ? (endDate as LocalDate) : null,
            by: director?.name ?? "",
            referral: referral?.note ?? null,
          },
  };
}

export interface OwnContract {
  readonly agreement: Agreement;
  readonly today: LocalDate;
  readonly sitePhone: string;
  readonly counselor: string | null;
  readonly ownName: string;
}

/** The contract that waits for the client, or the one they agreed on; null: there is none. */
export async function findOwnContract(reader: Reader, clientId: string, now: Instant): Promise<OwnContract | null> {
  const rows = await reader
    .select({
      id: enrollments.id,
      startDate: enrollments.startDate,
      counselor: staff.givenName,
      phone: sites.phone,
      zone: sites.zone,
      givenName: clients.givenName,
      familyName: clients.familyName,
    })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .leftJoin(staff, eq(staff.id, enrollments.counselorId))
    .where(eq(enrollments.clientId, clientId));
  for (const row of rows.sort((one, other) => (one.startDate < other.startDate ? 1 : -1))) {
    const [agreement] = await listAgreements(reader, row.id);
    if (agreement === undefined || (agreement.state !== "offered" && agreement.state !== "signed")) continue;
    const ownName = `${row.givenName} ${row.familyName}`.trim();
    const today = toLocal(now, row.zone).date;
    return { agreement, today, sitePhone: row.phone, counselor: row.counselor, ownName };
  }
  return null;
}
