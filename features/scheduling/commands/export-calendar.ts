import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import type { LocalDate } from "@/lib/time/local-date";
import type { CalendarAsked } from "../queries/staff-calendar";

/**
 * Write down that a calendar was taken along, before its file is made. It holds initials at most and stays with the
 * clinic's own staff, so it is an entry of the audit trail and not a disclosure.
 */
export async function exportCalendar(
  _tx: Tx,
  _call: Call,
  input: { readonly from: LocalDate; readonly to: LocalDate; readonly asked: CalendarAsked },
): Promise<Result<Changed<null>, never>> {
  const { from, to, asked } = input;
  const { staffId, siteId } = asked;
  return done(
    changed(null, {
      name: "calendar.exported",
      subjectType: staffId === null ? "calendar" : "staff",
      subjectId: staffId ?? siteId ?? "clinic",
      ...(siteId === null ? {} : { siteId }),
      facts: { from, to, staffId, siteId },
    }),
  );
}
