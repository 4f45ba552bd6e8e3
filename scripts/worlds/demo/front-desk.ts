import { and, eq, inArray } from "drizzle-orm";
import { marks, sessions } from "@/db/schema";
import { recordArrival } from "@/features/arrivals/commands/record-arrival";
import { setPin } from "@/features/arrivals/commands/set-pin";
import { listPeopleOfToday } from "@/features/arrivals/queries/people";
import { addTablet } from "@/features/kiosk/commands/tablets";
import { addDays } from "@/lib/time/local-date";
import { toInstant } from "@/lib/time/zone";
import type { Company } from "./people";

/** The example client's own, and those of some of the same morning group. Invented, as the people are. */
const NUMBERS = ["204718", "593062", "817340", "460925", "738159"] as const;
/** How long before their first session people come in, in minutes. */
const EARLY = [8, 5, 11, 3, 6] as const;

/**
 * The front desk: a tablet that waits for its pairing, check-in numbers of a few people, and who of them came in today.
 * Only who was recorded as here today is said to have arrived.
 */
export async function openFrontDesk({ stage, places, people }: Company): Promise<void> {
  const byDana = { by: places.staff.dana, at: stage.at(addDays(stage.today, -6), "15:20") };
  const siteId = places.sites.worcester;
  await stage.do(addTablet, { siteId, name: "Front desk" }, byDana);
  const today = await listPeopleOfToday(stage.store.reader, { siteIds: [siteId], now: stage.now });
  const example = [...people.values()].find(({ stay }) => stay.story === "example")?.clientId;
  const first = today.filter(({ clientId }) => clientId === example);
  const chosen = [...first, ...today.filter(({ clientId }) => clientId !== example)].slice(0, NUMBERS.length);
  const here = await whoIsRecordedHere(
    { stage },
    chosen.map(({ clientId }) => clientId),
  );
  for (const [place, person] of chosen.entries()) {
    const { clientId, from } = person;
    await stage.do(setPin, { clientId, candidates: [NUMBERS[place] ?? ""] }, byDana);
    if (from === null || !here.has(clientId)) continue;
    const at = new Date(toInstant(stage.today, from, stage.zone).getTime() - (EARLY[place] ?? 5) * 60_000);
    const input = { clientId, siteId, way: "desk", deviceId: null } as const;
    if (at <= stage.now) await stage.do(recordArrival, input, { by: places.staff.tilda, at });
  }
}

async function whoIsRecordedHere(
  { stage }: Pick<Company, "stage">,
  clientIds: readonly string[],
): Promise<Set<string>> {
  if (clientIds.length === 0) return new Set();
  const rows = await stage.store.reader
    .select({ clientId: marks.clientId })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(
      and(
        inArray(marks.clientId, [...clientIds]),
        eq(sessions.date, stage.today),
        eq(marks.isCurrent, true),
        eq(marks.was, "attended"),
      ),
    );
  return new Set(rows.map(({ clientId }) => clientId));
}
