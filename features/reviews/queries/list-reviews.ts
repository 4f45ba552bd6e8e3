import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import { clients, enrollments, reviews, sites, staff, standingCases } from "@/db/schema";
import type { Reader } from "@/db/store";
import { RUNNING_STATES, type Review } from "@/features/reviews/queries/reviews";
import { clientName } from "@/lib/clients/client-name";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

export interface ReviewRow {
  readonly id: string;
  readonly clientId: string;
  readonly client: string;
  readonly site: string;
  readonly state: Review["state"];
  readonly outcome: Review["outcome"];
  readonly director: string;
  readonly openedOn: LocalDate;
  readonly objectionThrough: LocalDate | null;
  readonly today: LocalDate;
}

/** A review case that nobody has asked a director about yet. */
export interface WaitingCase {
  readonly clientId: string;
  readonly client: string;
  readonly openedOn: LocalDate;
  readonly today: LocalDate;
}

const MOST = 200;

/** Reviews under way (the oldest first) or over (the newest first) at the sites somebody works at. */
export async function listReviews(
  reader: Reader,
  asked: { readonly sites: "all" | readonly string[]; readonly isOver: boolean; readonly now: Instant },
): Promise<ReviewRow[]> {
  const states = asked.isOver ? (["signed_off", "withdrawn"] as const) : RUNNING_STATES;
  const rows = await reader
    .select({ review: reviews, client: clients, site: { name: sites.name, zone: sites.zone }, director: staff })
    .from(reviews)
    .innerJoin(clients, eq(clients.id, reviews.clientId))
    .innerJoin(sites, eq(sites.id, reviews.siteId))
    .innerJoin(staff, eq(staff.id, reviews.directorId))
    .where(and(inArray(reviews.state, [...states]), atSites(asked.sites)))
    .orderBy(asked.isOver ? desc(reviews.openedAt) : asc(reviews.openedAt), asc(reviews.id))
    .limit(MOST);
  return rows.map(({ review, client, site, director }) => ({
    ...{ id: review.id, clientId: client.id, state: review.state, outcome: review.outcome },
    ...{ client: clientName(client), site: site.name, director: `${director.givenName} ${director.familyName}` },
    openedOn: toLocal(review.openedAt, site.zone).date,
    objectionThrough: review.objectionThrough,
    today: toLocal(asked.now, site.zone).date,
  }));
}

/** Review cases that are open and that no review looks at, the oldest first. */
export async function listCasesWithoutReview(
  reader: Reader,
  asked: { readonly sites: "all" | readonly string[]; readonly now: Instant },
): Promise<WaitingCase[]> {
  const running = await reader
    .select({ enrollmentId: reviews.enrollmentId })
    .from(reviews)
    .where(inArray(reviews.state, [...RUNNING_STATES]));
  const looked = new Set(running.map(({ enrollmentId }) => enrollmentId));
  const here: SQL | undefined = asked.sites === "all" ? undefined : inArray(enrollments.siteId, [...asked.sites]);
  const rows = await reader
    .select({
      case: standingCases,
      client: clients,
      zone: sites.zone,
      status: enrollments.status,
      endDate: enrollments.endDate,
    })
    .from(standingCases)
    .innerJoin(enrollments, eq(enrollments.id, standingCases.enrollmentId))
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(and(eq(standingCases.state, "open"), eq(standingCases.level, "review"), here))
    .orderBy(asc(standingCases.openedOn), asc(standingCases.id))
    .limit(MOST);
  return rows
    .filter(({ case: each, status, endDate, zone }) => {
      const hasLeft = isEnding(status) && (endDate === null || endDate < toLocal(asked.now, zone).date);
      return !looked.has(each.enrollmentId) && !hasLeft;
    })
    .map((row) => ({
      clientId: row.client.id,
      client: clientName(row.client),
      openedOn: row.case.openedOn,
      today: toLocal(asked.now, row.zone).date,
    }));
}

function atSites(wanted: "all" | readonly string[]): SQL | undefined {
  return wanted === "all" ? undefined : inArray(reviews.siteId, [...wanted]);
}
