import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { enrollments, sites, staff, standingCases, standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findTermsToday } from "@/features/reviews/queries/contract-terms";
import { listAgreements, type Agreement } from "@/features/reviews/queries/contracts";
import { listDirectors, type Director } from "@/features/reviews/queries/directors";
import { listReviewsOfClient, RUNNING_STATES, type Review } from "@/features/reviews/queries/reviews";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import type { ContractTermsOnRecord } from "@/lib/reviews/contract-terms";
import type { Contract, Standing } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** What the chart says about somebody's open case, and what may be done about it. */
export interface CaseView {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly hasLeft: boolean;
  readonly cases: readonly {
    readonly key: string;
    readonly level: "contract" | "review";
    readonly openedOn: LocalDate;
  }[];
  /** The contract signed last, as the standing counts it. */
  readonly contract: Contract | null;
  /** The one on the table, or the one that runs. */
  readonly agreement: (Agreement & { readonly signedByName: string | null }) | null;
  /** The last one that was declined, while nothing newer is there. */
  readonly declined: Agreement | null;
  readonly terms: Pick<ContractTermsOnRecord, "attend" | "of" | "unit" | "excused" | "policyVersion"> | null;
  readonly review: (Review & { readonly directorName: string }) | null;
  readonly past: readonly Review[];
  readonly directors: readonly Director[];
  readonly ownName: string | null;
  readonly may: { readonly offer: boolean; readonly prepare: boolean; readonly close: boolean };
}

/** The case of a client, from the enrollment that has one: nothing open, no contract and no review is null. */
export async function findCaseView(
  reader: Reader,
  actor: Actor,
  clientId: string,
  now: Instant,
): Promise<CaseView | null> {
  const rows = await reader
    .select({ enrollment: enrollments, zone: sites.zone, result: standings.result })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .leftJoin(standings, eq(standings.enrollmentId, enrollments.id))
    .where(eq(enrollments.clientId, clientId))
    .orderBy(desc(enrollments.startDate), desc(enrollments.id));
  const cases = await reader
    .select()
    .from(standingCases)
    .where(
      and(
        inArray(
          standingCases.enrollmentId,
          rows.map(({ enrollment }) => enrollment.id),
        ),
        eq(standingCases.state, "open"),
      ),
    )
    .orderBy(asc(standingCases.openedOn), asc(standingCases.key));
  const reviews = await listReviewsOfClient(reader, clientId);
  const isRunning = ({ state }: Review) => (RUNNING_STATES as readonly string[]).includes(state);
  const running = reviews.find(isRunning) ?? null;
  const weighed = rows.find(
    ({ enrollment, result }) =>
      running?.enrollmentId === enrollment.id ||
      cases.some(({ enrollmentId }) => enrollmentId === enrollment.id) ||
      contractOf(result)?.state === "running",
  );
  const row = weighed ?? rows[0];
  if (row === undefined) return null;
  const { enrollment, zone, result } = row;
  const agreements = await listAgreements(reader, enrollment.id);
  const contract = contractOf(result);
  const [newest] = agreements;
  const agreement = newest !== undefined && (newest.state === "offered" || newest.state === "signed") ? newest : null;
  const past = reviews.filter((review) => !isRunning(review));
  if (weighed === undefined && contract === null && agreement === null && past.length === 0) return null;
  const access = { siteId: enrollment.siteId };
  const today = toLocal(now, zone).date;
  const ownStaffId = actor.kind === "staff" ? actor.staffId : null;
  const names = await namesOf(reader, [running?.directorId, agreement?.staffSignedById, ownStaffId]);
  const may = {
    offer: decideAccess(actor, "contract:offer", access) === "allowed",
    prepare: decideAccess(actor, "review:prepare", access) === "allowed",
    close: decideAccess(actor, "case:decide", access) === "allowed",
  };
  const own = cases.filter(({ enrollmentId }) => enrollmentId === enrollment.id);
  const hasContractCase = own.some(({ level }) => level === "contract");
  return {
    ...{ enrollmentId: enrollment.id, clientId, today, zone, contract, past, may },
    hasLeft: isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today),
    cases: own.map(({ key, level, openedOn }) => ({ key, level: level === "review" ? level : "contract", openedOn })),
    agreement: agreement && { ...agreement, signedByName: names.get(agreement.staffSignedById ?? "") ?? null },
    declined: newest?.state === "declined" ? newest : null,
    terms: hasContractCase && agreement === null ? await findTermsToday(reader, enrollment.id, now) : null,
    review: running && { ...running, directorName: names.get(running.directorId) ?? "" },
    directors: running === null && may.prepare ? await listDirectors(reader, enrollment.siteId) : [],
    ownName: names.get(ownStaffId ?? "") ?? null,
  };
}

/** The contract in a stored standing. */
export function contractOf(result: unknown): Contract | null {
  return (result as Pick<Standing, "contract"> | null)?.contract ?? null;
}

/** Staff by id, as they sign. */
export async function namesOf(
  reader: Reader,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === "string"))];
  const rows = await reader
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(inArray(staff.id, wanted));
  return new Map(rows.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`.trim()]));
}
