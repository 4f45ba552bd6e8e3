import { and, asc, eq, gte, inArray, lte, or } from "drizzle-orm";
import { sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findRosterView, type RosterView } from "@/features/attendance/queries/roster-view";
import type { Actor } from "@/lib/access/decide-access";
import { addDays } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** How many days after today can be taken without a connection. */
export const DAYS_AHEAD = 3;

/** The most rosters that one browser is given ahead: a full-time facilitator leads six a day. */
const MOST = 40;

/** The rosters of the sessions that this person leads, today and the next three days, at the sites they work at. */
export async function listRostersAhead(
  reader: Reader,
  asked: { readonly actor: Actor; readonly now: Instant; readonly sites: "all" | readonly string[] },
): Promise<RosterView[]> {
  const { actor, now } = asked;
  if (actor.kind !== "staff") return [];
  const places = await reader
    .select({ id: sites.id, zone: sites.zone })
    .from(sites)
    .where(asked.sites === "all" ? undefined : inArray(sites.id, [...asked.sites]));
  const todays = places.map(({ zone }) => toLocal(now, zone).date).sort();
  const [first, last] = [todays[0], todays.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await reader
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        gte(sessions.date, first),
        lte(sessions.date, addDays(last, DAYS_AHEAD)),
        eq(sessions.status, "scheduled"),
        or(eq(sessions.facilitatorId, actor.staffId), eq(sessions.coFacilitatorId, actor.staffId)),
        inArray(
          sessions.siteId,
          places.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(sessions.startsAt))
    .limit(MOST);
  const views: RosterView[] = [];
  for (const { id } of rows) {
    const view = await findRosterView(reader, id, { actor, now });
    if (view !== null) views.push(view);
  }
  return views;
}
