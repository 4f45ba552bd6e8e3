import { exportCalendar } from "@/features/scheduling/commands/export-calendar";
import { calendarExportInput } from "@/features/scheduling/input/calendar-export";
import { findCalendarAccess, listCalendarEvents } from "@/features/scheduling/queries/staff-calendar";
import { calendarFile } from "@/lib/calendar/calendar-file";
import { defineRoute } from "@/server/doors/route";

/** Sessions as an iCalendar file: one's own, and, for those who plan, anybody's. That it was taken is on record first. */
export const GET = defineRoute({
  name: "scheduling.calendar-file",
  method: "GET",
  input: calendarExportInput,
  permission: "schedule:export",
  subject: findCalendarAccess,
  command: (tx, call, { from, to }, asked) => exportCalendar(tx, call, { from, to, asked }),
  respond: async ({ reader, now, subject }, { from, to }) => {
    const events = await listCalendarEvents(reader, subject, { from, to });
    return new Response(calendarFile(events, now), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="calendar-${from}-${to}.ics"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
