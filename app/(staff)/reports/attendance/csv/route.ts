import { recordDisclosure } from "@/features/reports/commands";
import { exportInput } from "@/features/reports/input";
import { streamAttendanceCsv } from "@/features/reports/queries/attendance-csv";
import { findReportAccess } from "@/features/reports/queries/report-access";
import { defineRoute } from "@/server/doors/route";

/**
 * The attendance file. That it leaves, why and for whom is on record before its first byte. It is asked for by a form,
 * so that no filter and no purpose stands in an address.
 */
export const POST = defineRoute({
  name: "reports.attendance-csv",
  method: "POST",
  input: exportInput,
  permission: "report:export",
  subject: findReportAccess,
  command: (tx, call, { from, to, site, program, facilitator, client, kind, people, purpose, recipient }) =>
    recordDisclosure(tx, call, {
      what: "attendance report, CSV",
      purpose,
      recipient,
      clientId: client,
      siteId: site,
      filters: { from, to, site, program, facilitator, client, kind, people },
    }),
  respond: ({ reader, now, scope }, input) => {
    const filter = {
      from: input.from,
      to: input.to,
      sites: scope.sites,
      siteId: input.site,
      programId: input.program,
      facilitatorId: input.facilitator,
      clientId: input.client,
      kind: input.kind,
    };
    return new Response(streamAttendanceCsv(reader, filter, input.people, now), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="attendance-${input.from}-${input.to}.csv"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
