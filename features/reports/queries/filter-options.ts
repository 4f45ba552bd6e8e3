import { and, asc, inArray, isNull } from "drizzle-orm";
import { clients, clinics, programs, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { DEFAULT_BAND_EDGES, type BandEdges } from "@/lib/time/band";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

export interface ReportOption {
  readonly value: string;
  readonly label: string;
}

export interface ReportOptions {
  readonly sites: readonly ReportOption[];
  readonly programs: readonly ReportOption[];
  readonly facilitators: readonly ReportOption[];
  /** Empty when there are too many for a list; a client's report is then reached from their chart. */
  readonly clients: readonly ReportOption[];
  readonly edges: BandEdges;
  readonly today: LocalDate;
}

const CLIENTS_AT_MOST = 300;

/** What the report can be filtered by, within the actor's sites. */
export async function listReportOptions(
  reader: Reader,
  asked: { sites: "all" | readonly string[]; now: Instant },
): Promise<ReportOptions> {
  const inScope = asked.sites === "all" ? undefined : [...asked.sites];
  const siteRows = await reader
    .select({ value: sites.id, label: sites.name, zone: sites.zone })
    .from(sites)
    .where(inScope === undefined ? undefined : inArray(sites.id, inScope))
    .orderBy(asc(sites.name));
  const programRows = await reader
    .select({ value: programs.id, label: programs.name })
    .from(programs)
    .orderBy(asc(programs.name));
  const staffRows = await reader
    .select({ value: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(isNull(staff.archivedAt))
    .orderBy(asc(staff.familyName));
  const people = await reader
    .select({ value: clients.id, givenName: clients.givenName, familyName: clients.familyName, number: clients.number })
    .from(clients)
    .where(and(isNull(clients.archivedAt), inScope === undefined ? undefined : inArray(clients.siteId, inScope)))
    .orderBy(asc(clients.searchName))
    .limit(CLIENTS_AT_MOST + 1);
  const [clinic] = await reader
    .select({ afternoon: clinics.afternoonFrom, evening: clinics.eveningFrom })
    .from(clinics)
    .limit(1);
  const [first] = siteRows;
  return {
    sites: siteRows.map(({ value, label }) => ({ value, label })),
    programs: programRows,
    facilitators: staffRows.map(({ value, givenName, familyName }) => ({ value, label: `${givenName} ${familyName}` })),
    clients:
      people.length > CLIENTS_AT_MOST
        ? []
        : people.map(({ value, givenName, familyName, number }) => ({
            value,
            label: `${familyName}, ${givenName} (${number})`,
          })),
    edges: clinic ?? DEFAULT_BAND_EDGES,
    today:
      first === undefined ? (asked.now.toISOString().slice(0, 10) as LocalDate) : toLocal(asked.now, first.zone).date,
  };
}
