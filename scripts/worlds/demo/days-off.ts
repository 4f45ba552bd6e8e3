import { and, asc, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { Chance } from "@/db/worlds/chance";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/closures/commands/close-site";
import { listHolidays, type Holiday } from "@/lib/scheduling/holidays";
import { addDays, startOfWeek, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import type { Company } from "./people";

/** Holidays of these weeks and the next two to come, a part of a day lost at one site, and single sessions called off. */
export function planClosures({ stage, agenda, places }: Company, from: LocalDate): Set<LocalDate> {
  const monday = startOfWeek(stage.today);
  const past = holidaysBetween(from, addDays(monday, -1));
  const coming = holidaysBetween(addDays(monday, 7), addDays(monday, 160)).slice(0, 2);
  for (const { date, name } of [...past, ...coming]) {
    const known = past.some((each) => each.date === date) ? addDays(date, -12) : addDays(stage.today, -6);
    const by = places.staff.dana;
    agenda.add(stage.at(known < from ? addDays(from, -5) : known, "09:10"), async (at) => {
      await stage.do(closeSite, { siteId: null, name, date, fromTime: null, toTime: null }, { by, at });
    });
  }
  const lost = addDays(monday, -13);
  agenda.add(stage.at(lost, "08:20"), async (at) => {
    const span = { siteId: places.sites.quincy, date: lost, fromTime: localTime("13:00"), toTime: null };
    await stage.do(closeSite, { name: "Power off from 1 PM", ...span }, { by: places.staff.dana, at });
  });
  return new Set(past.map(({ date }) => date));
}

/** Now and then somebody calls a session off, on its day or, today, a week ahead. */
export function planCancellations({ stage, agenda, places }: Company, date: LocalDate): void {
  const chance = new Chance(`cancelled ${date}`);
  if (!chance.isTrue(0.16)) return;
  const isComing = date === stage.today;
  const on = isComing ? addDays(date, 6) : date;
  agenda.add(stage.at(date, "08:05"), async (at) => {
    const rows = await stage.store.reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.date, on),
          eq(sessions.status, "scheduled"),
          eq(sessions.kind, chance.pick(["group", "individual", "family"] as const)),
        ),
      )
      .orderBy(asc(sessions.startsAt), asc(sessions.id));
    if (rows.length === 0) return;
    const reason = chance.pick(["Facilitator is sick", "Room is being repaired", "Training for staff"]);
    await stage.do(cancelSession, { sessionId: chance.pick(rows).id, reason }, { by: places.staff.tilda, at });
  });
}

/** The days on which a Massachusetts clinic that works Monday to Friday is closed, both ends included. */
function holidaysBetween(from: LocalDate, to: LocalDate): Holiday[] {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Array.from({ length: years + 1 }, (_, index) => listHolidays(Number(from.slice(0, 4)) + index))
    .flat()
    .filter(({ date, keptBy }) => {
      const isWorkday = !["SA", "SU"].includes(weekdayOf(date));
      return isWorkday && keptBy.includes("massachusetts") && date >= from && date <= to;
    });
}
