import { inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { standingCases } from "@/db/schema";
import type { Tx } from "@/db/store";
import { followCases } from "@/features/reviews/commands/withdraw-review";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import { standingEvent } from "../events";
import type { Evaluated } from "./evaluate-standings";

type NewCase = typeof standingCases.$inferInsert;

/** Put new cases on file, and settle those that a person closed or the facts no longer yield. */
export async function keepCases(tx: Tx, call: Call, evaluated: readonly Evaluated[]): Promise<DomainEvent[]> {
  const news: NewCase[] = [];
  const moved = new Map<string, { state: NewCase["state"]; closedOn: LocalDate | null; ids: string[] }>();
  const events: DomainEvent[] = [];
  for (const each of evaluated) {
    const onFile = new Map(each.casesOnFile.map((row) => [row.key, row]));
    for (const { key, level, openedOn, state, closedOn } of each.standing.cases) {
      const row = onFile.get(key);
      const day = closedOn === null ? null : localDate(closedOn);
      if (row !== undefined && row.state === state && row.closedOn === day) continue;
      if (row === undefined) {
        const { enrollmentId } = each;
        const made = { id: newId(), enrollmentId, key, level, openedOn: localDate(openedOn), recordedAt: call.now };
        news.push({ ...made, state, closedOn: day });
      } else {
        const alike = moved.get(`${state} ${day}`) ?? { state, closedOn: day, ids: [] };
        moved.set(`${state} ${day}`, { ...alike, ids: [...alike.ids, row.id] });
      }
      events.push(standingEvent(each, `standing.case-${state === "open" ? "opened" : state}`, { key, level }));
    }
  }
  if (news.length > 0) await tx.insert(standingCases).values(news);
  for (const { state, closedOn, ids } of moved.values()) {
    await tx.update(standingCases).set({ state, closedOn }).where(inArray(standingCases.id, ids));
  }
  // Reviews and contracts stand and fall with their cases.
  const settled = evaluated.filter((each) => wasSettled(each)).map(({ enrollmentId }) => enrollmentId);
  if (settled.length > 0) events.push(...(await followCases(tx, call, settled)));
  return events;
}

/** Was a case that was open on file closed or withdrawn just now? */
function wasSettled({ standing, casesOnFile }: Evaluated): boolean {
  const openNow = new Set(standing.cases.filter(({ state }) => state === "open").map(({ key }) => key));
  return casesOnFile.some(({ key, state }) => state === "open" && !openNow.has(key));
}
