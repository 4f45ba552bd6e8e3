import { notFound } from "next/navigation";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { findOwnWeek } from "@/features/portal/queries/own-week";
import type { Actor } from "@/lib/access/decide-access";
import { leadsSessions } from "@/lib/access/leads-sessions";
import { printedLine } from "@/lib/records/printed-line";
import type { LocalDate } from "@/lib/time/local-date";
import { defineLoader } from "@/server/doors/loader";
import { findMonth, type MonthQuery } from "../queries/month";
import { findStaffDay, type DayAsked } from "../queries/staff-day";
import { findWeek, type WeekQuery } from "../queries/week";

/** A month at one of the reader's sites, as counts; null when the reader has no site at all. */
export const monthLoader = defineLoader({
  name: "scheduling.month",
  permission: "schedule:read",
  query: async ({ reader, actor, now, scope }, params: MonthQuery) => {
    const month = await findMonth(reader, params, { sites: scope.sites, staffId: scope.staffId, now });
    if (month === null) return params.siteId === null ? null : notFound();
    return { ...month, canBeMine: leadsSessions(actor) };
  },
});

/** A week for the wall of a site, room by room. */
export const printWeekLoader = defineLoader({
  name: "scheduling.print-week",
  permission: "schedule:read",
  query: async ({ reader, actor, now, scope }, params: WeekQuery) => {
    const week = await findWeek(reader, params, { sites: scope.sites, staffId: scope.staffId, now });
    if (week === null) return params.siteId === null ? null : notFound();
    return { ...week, printed: printedLine(now, week.site.zone, nameOf(actor)) };
  },
});

/** The day of one who leads sessions. */
export const printDayLoader = defineLoader({
  name: "scheduling.print-day",
  permission: "schedule:read",
  query: async ({ reader, actor, now, scope }, params: DayAsked) => {
    const day = await findStaffDay(reader, params, { sites: scope.sites, staffId: scope.staffId, now });
    return day && { ...day, printed: printedLine(now, day.zone, nameOf(actor)) };
  },
});

/**
 * A client's own week, to hand to them: their sessions and nobody else's. What a client is given of their own is no
 * disclosure to a third party, so none is recorded.
 */
export const printClientWeekLoader = defineLoader({
  name: "scheduling.print-client-week",
  permission: "client:read",
  subject: (reader, { clientId }: { clientId: string; week: LocalDate | null; isPlain: boolean }) =>
    findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId, week, isPlain }) => {
    const own = (await findOwnWeek(reader, clientId, { now, week })) ?? notFound();
    const { from, to, today, days, firstName, sitePhone, zone } = own;
    return {
      ...{ from, to, today, sitePhone },
      // A plain copy tells a stranger nothing but times.
      firstName: isPlain ? null : firstName,
      printed: printedLine(now, zone, isPlain ? null : nameOf(actor)),
      days: days.map(({ date, sessions }) => ({
        date,
        sessions: sessions.map(({ id, startTime, endTime, status, title, room, isOnline, with: lead }) => ({
          ...{ id, startTime, endTime, status },
          words: isPlain ? null : { title, room, isOnline, with: lead },
        })),
      })),
    };
  },
});

function nameOf(actor: Actor): string | null {
  return actor.kind === "staff" ? actor.name : null;
}
