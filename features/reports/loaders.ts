import { decideAccess } from "@/lib/access/decide-access";
import { isId } from "@/server/doors/inputs";
import { defineLoader } from "@/server/doors/loader";
import { addDays, parseLocalDate, startOfWeek } from "@/lib/time/local-date";
import type { ReportFilter } from "./queries/attendance-rows";
import { readOnTime } from "./queries/on-time";
import { GROUPINGS, summarizeAttendance, type Grouping } from "./queries/attendance-summary";
import { listReportOptions } from "./queries/filter-options";

/** The report's filters as they stand in the address; whatever is missing or broken falls back to the usual. */
export interface ReportQuery {
  readonly from?: string;
  readonly to?: string;
  readonly site?: string;
  readonly program?: string;
  readonly facilitator?: string;
  readonly client?: string;
  readonly kind?: string;
  readonly by?: string;
}

/** Twelve weeks, as a quarter is looked at. */
const USUAL_WEEKS = 12;

/** The attendance report: its filters with their options, counts by the chosen grouping, and the weeks for the chart. */
export const attendanceReportLoader = defineLoader({
  name: "reports.attendance",
  permission: "report:read",
  query: async ({ reader, actor, now, scope }, query: ReportQuery) => {
    const options = await listReportOptions(reader, { sites: scope.sites, now });
    const monday = startOfWeek(options.today);
    const asked = { from: parseLocalDate(query.from ?? ""), to: parseLocalDate(query.to ?? "") };
    const isOrdered = asked.from !== null && asked.to !== null && asked.from <= asked.to;
    const id = (text: string | undefined) => (text !== undefined && isId(text) ? text : null);
    const kind = query.kind;
    const filter: ReportFilter = {
      from: isOrdered && asked.from !== null ? asked.from : addDays(monday, -7 * (USUAL_WEEKS - 1)),
      to: isOrdered && asked.to !== null ? asked.to : addDays(monday, 6),
      sites: scope.sites,
      siteId: id(query.site),
      programId: id(query.program),
      facilitatorId: id(query.facilitator),
      clientId: id(query.client),
      kind: kind === "group" || kind === "individual" || kind === "family" ? kind : null,
    };
    const grouping: Grouping = GROUPINGS.find((each) => each === query.by) ?? "week";
    const summary = await summarizeAttendance(reader, filter, { now, grouping, edges: options.edges });
    // It is about the clinic's own records, not about anybody in care.
    const onTime = filter.clientId === null ? await readOnTime(reader, filter, now) : null;
    const mayExport = decideAccess(actor, "report:export", {}) === "allowed";
    const isReversed = asked.from !== null && asked.to !== null && !isOrdered;
    return { options, filter, grouping, summary, onTime, mayExport, monday, isReversed };
  },
});

export type AttendanceReport = Awaited<ReturnType<typeof attendanceReportLoader>>;
