import { and, desc, eq, gte, inArray, isNotNull } from "drizzle-orm";
import { accounts, alerts, clients, enrollments, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import type { Level } from "@/lib/standing/types";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, zone as zoneNamed, type Instant, type Zone } from "@/lib/time/zone";

/** A row that is off the list, and how it came off. */
export interface SettledRow {
  readonly key: string;
  readonly clientId: string;
  readonly name: string;
  readonly level: Level;
  readonly on: LocalDate;
  readonly isAboutHours: boolean;
  readonly how: "closed" | "corrected" | "left";
  readonly by: string | null;
  readonly at: Instant;
  readonly zone: Zone;
  readonly today: LocalDate;
}

const DAYS_BACK = 14;
/** The index is by site, state and day: what is settled was almost always about one of these days. */
const DAYS_ABOUT = 120;
const AT_MOST = 200;
const UTC = zoneNamed("UTC");

/** What was closed or withdrawn in the last two weeks, the newest first: one row per client and day. */
export async function listSettled(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[]; readonly siteId: string | null },
): Promise<SettledRow[]> {
  const rows = await reader
    .select({
      alert: alerts,
      givenName: clients.givenName,
      preferredName: clients.preferredName,
      familyName: clients.familyName,
      status: enrollments.status,
      zone: sites.zone,
      byGiven: staff.givenName,
      byFamily: staff.familyName,
    })
    .from(alerts)
    .innerJoin(clients, eq(clients.id, alerts.clientId))
    .innerJoin(enrollments, eq(enrollments.id, alerts.enrollmentId))
    .innerJoin(sites, eq(sites.id, alerts.siteId))
    .leftJoin(accounts, eq(accounts.id, alerts.settledBy))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        inArray(alerts.state, ["closed", "withdrawn"]),
        gte(alerts.on, addDays(toLocal(asked.now, UTC).date, -DAYS_ABOUT)),
        isNotNull(alerts.settledAt),
        gte(alerts.settledAt, new Date(asked.now.getTime() - DAYS_BACK * 86_400_000)),
        asked.siteId === null ? undefined : eq(alerts.siteId, asked.siteId),
        inArray(alerts.siteId, asked.sites === "all" ? reader.select({ id: sites.id }).from(sites) : [...asked.sites]),
      ),
    )
    .orderBy(desc(alerts.settledAt), alerts.id)
    .limit(AT_MOST);
  const found = new Map<string, SettledRow>();
  for (const { alert, zone, status, ...row } of rows) {
    const isAboutHours = alert.kind === "hours";
    const key = `${alert.enrollmentId}.${alert.on}${isAboutHours ? ".hours" : ""}`;
    const { settledAt } = alert;
    if (found.has(key) || settledAt === null) continue;
    found.set(key, {
      key,
      clientId: alert.clientId,
      name: `${row.preferredName ?? row.givenName} ${row.familyName}`,
      level: alert.level,
      on: alert.on,
      isAboutHours,
      how: alert.state === "closed" ? "closed" : isEnding(status) ? "left" : "corrected",
      by: row.byGiven === null ? null : `${row.byGiven} ${row.byFamily ?? ""}`.trim(),
      at: settledAt,
      zone,
      today: toLocal(asked.now, zone).date,
    });
  }
  return [...found.values()];
}
