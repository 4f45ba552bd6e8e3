import { and, asc, eq, isNotNull } from "drizzle-orm";
import { accounts, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { findEntryPlace, listAuditEntries, type AuditEntry } from "@/features/audit/queries/trail";
import { listSites } from "@/features/programs/queries/sites";
import { addDays, parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone as readZone, type Zone } from "@/lib/time/zone";
import { verifyAuditTrail } from "@/server/audit/verify";
import { defineLoader } from "@/server/doors/loader";
import { isId } from "@/server/doors/inputs";

const PAGE = 50;
const MIDNIGHT = localTime("00:00");

/** What the address of the page says, as it came. */
export interface TrailParams {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly after?: string;
  readonly check?: string;
}

export const auditTrailLoader = defineLoader({
  name: "audit.trail",
  permission: "audit:read",
  query: async ({ reader, scope }, params: TrailParams) => {
    const zone = (await listSites(reader, "all", { withArchived: true }))[0]?.zone ?? readZone("America/New_York");
    const from = readDay(params.from);
    const to = readDay(params.to);
    const entries = await listAuditEntries(reader, {
      sites: scope.sites,
      from: from === null ? null : toInstant(from, MIDNIGHT, zone),
      before: to === null ? null : toInstant(addDays(to, 1), MIDNIGHT, zone),
      actor: params.actor || null,
      subjectType: params.type || null,
      subjectId: params.subject || null,
      after: params.after !== undefined && isId(params.after) ? await findEntryPlace(reader, params.after) : null,
      limit: PAGE + 1,
    });
    const shown = entries.slice(0, PAGE);
    const names = await findActorNames(
      reader,
      shown.map(({ actor }) => actor),
    );
    return {
      zone: zone satisfies Zone,
      from,
      to,
      isImpossibleDay: (Boolean(params.from) && from === null) || (Boolean(params.to) && to === null),
      isOutOfOrder: from !== null && to !== null && to < from,
      entries: shown.map((entry) => ({ ...entry, who: whoDid(entry, names) })),
      olderAfter: entries.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
      isFirstPage: !params.after,
      staff: await listStaffAccounts(reader),
      // Reads every entry there is, so only when somebody asks.
      verdict: params.check === "1" && scope.sites === "all" ? await verifyAuditTrail(reader) : null,
      mayCheck: scope.sites === "all",
    };
  },
});

function readDay(text: string | undefined): LocalDate | null {
  return text ? parseLocalDate(text) : null;
}

/** Staff by name. Clients and their families are not named here: who they are is in the record, for those who may read it. */
function whoDid(entry: AuditEntry, names: ReadonlyMap<string, string>): string {
  const name = names.get(entry.actor);
  if (name !== undefined) return name;
  // Somebody at the sign-in page: not signed in yet, but the account is known.
  if (isId(entry.actor) && entry.actorKind === "system") return "An account";
  switch (entry.actorKind) {
    case "client":
      return "A client";
    case "family":
      return "A family contact";
    case "device":
      return "A check-in tablet";
    case "system":
      return entry.actor === "operator" ? "Operator" : entry.actor.replace(/^job:/, "Job ");
    default:
      return "Staff";
  }
}

async function listStaffAccounts(reader: Reader): Promise<{ id: string; name: string }[]> {
  const rows = await reader
    .select({ id: accounts.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(and(eq(accounts.side, "staff"), isNotNull(accounts.staffId)))
    .orderBy(asc(staff.familyName), asc(staff.givenName));
  return rows.map((row) => ({ id: row.id, name: `${row.givenName} ${row.familyName}`.trim() }));
}
