import { recordDisclosure } from "@/features/reports/commands";
import { onTimeInput, PURPOSES } from "@/features/reports/input";
import { readOnTime } from "@/features/reports/queries/on-time";
import { onTimeCsv } from "@/features/reports/queries/on-time-csv";
import { findReportAccess } from "@/features/reports/queries/report-access";
import { defineRoute } from "@/server/doors/route";

/** Rosters taken on time, as a file. Nobody in care is in it; that it was made is on record all the same. */
export const POST = defineRoute({
  name: "reports.on-time-csv",
  method: "POST",
  input: onTimeInput,
  permission: "report:export",
  subject: (reader, { site }) => findReportAccess(reader, { site, client: null }),
  command: (tx, call, { from, to, site, program, facilitator, kind }) =>
    recordDisclosure(tx, call, {
      what: "rosters taken on time, CSV",
      purpose: PURPOSES[0],
      recipient: "The clinic itself",
      clientId: null,
      siteId: site,
      filters: { from, to, site, program, facilitator, kind },
    }),
  respond: async ({ reader, now, scope }, { from, to, site, program, facilitator, kind }) => {
    const filter = {
      ...{ from, to, kind, sites: scope.sites },
      ...{ siteId: site, programId: program, facilitatorId: facilitator, clientId: null },
    };
    return new Response(onTimeCsv(await readOnTime(reader, filter, now)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rosters-on-time-${from}-${to}.csv"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
