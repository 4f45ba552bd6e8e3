import { and, asc, eq, exists, isNull, or, sql } from "drizzle-orm";
import { accountRoles, accounts, curriculumTopics, series, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { SessionRow } from "./roster-state";

/** A topic of the session's curriculum, or a colleague who may have led it. */
export interface RosterChoice {
  readonly id: string;
  readonly label: string;
}

export interface RosterChoices {
  /** In the order of the curriculum; the one on record is among them even when it was put away since. */
  readonly topics: readonly RosterChoice[];
  readonly leads: readonly RosterChoice[];
}

/** What the head of a roster offers: the topics of its service type, and whoever works or leads at its site. One query. */
export async function findRosterChoices(reader: Reader, session: SessionRow): Promise<RosterChoices> {
  const { topicId, facilitatorId, siteId, serviceTypeId } = session;
  const worksHere = exists(
    reader
      .select({ id: accountRoles.id })
      .from(accounts)
      .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
      .where(and(eq(accounts.staffId, staff.id), or(isNull(accountRoles.siteId), eq(accountRoles.siteId, siteId)))),
  );
  const leadsHere = exists(
    reader
      .select({ id: series.id })
      .from(series)
      .where(
        and(eq(series.siteId, siteId), or(eq(series.facilitatorId, staff.id), eq(series.coFacilitatorId, staff.id))),
      ),
  );
  const rows = await reader
    .select({
      what: sql<"topic" | "lead">`'topic'`.as("what"),
      id: sql<string>`${curriculumTopics.id}`.as("choice_id"),
      place: sql<number>`${curriculumTopics.position}`.as("place"),
      one: sql<string>`${curriculumTopics.title}`.as("one"),
      two: sql<string>`''`.as("two"),
    })
    .from(curriculumTopics)
    .where(
      and(
        eq(curriculumTopics.serviceTypeId, serviceTypeId),
        topicId === null
          ? isNull(curriculumTopics.archivedAt)
          : or(isNull(curriculumTopics.archivedAt), eq(curriculumTopics.id, topicId)),
      ),
    )
    .unionAll(
      reader
        .select({
          what: sql<"topic" | "lead">`'lead'`.as("what"),
          id: sql<string>`${staff.id}`.as("choice_id"),
          place: sql<number>`0`.as("place"),
          one: sql<string>`${staff.givenName}`.as("one"),
          two: sql<string>`${staff.familyName}`.as("two"),
        })
        .from(staff)
        .where(
          or(
            and(isNull(staff.archivedAt), or(worksHere, leadsHere)),
            facilitatorId === null ? undefined : eq(staff.id, facilitatorId),
          ),
        ),
    )
    .orderBy(asc(sql`place`), asc(sql`two`), asc(sql`one`));
  const leads = rows.filter(({ what }) => what === "lead");
  const short = ({ one, two }: { one: string; two: string }) => `${[...one][0] ?? ""}. ${two}`;
  const isTwice = (name: string) => leads.filter((each) => short(each) === name).length > 1;
  return {
    topics: rows.filter(({ what }) => what === "topic").map(({ id, one }) => ({ id, label: one })),
    leads: leads.map((each) => {
      const name = short(each);
      return { id: each.id, label: isTwice(name) ? `${each.one} ${each.two}` : name };
    }),
  };
}
