import { eq } from "drizzle-orm";
import { clients, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, zone, type Instant } from "@/lib/time/zone";

/**
 * When the clinic was told, from what was typed by its own clock. Nothing typed: just now. A time without a day is of
 * today, as a voicemail of 7:40; a day without a time is the end of it, because no moment is claimed that nobody noted.
 */
export async function readGivenAt(
  reader: Reader,
  clientId: string,
  typed: { readonly givenDate: LocalDate | null; readonly givenTime: LocalTime | null },
  now: Instant,
): Promise<Instant> {
  if (typed.givenDate === null && typed.givenTime === null) return now;
  const [site] = await reader
    .select({ zone: sites.zone })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  const at = site?.zone ?? zone("UTC");
  const local = toLocal(now, at);
  const date = typed.givenDate ?? local.date;
  // The minute of now is now: a form that was open for a moment tells no time to come.
  if (date === local.date && (typed.givenTime === null || typed.givenTime === local.time)) return now;
  return toInstant(date, typed.givenTime ?? ("23:59" as LocalTime), at);
}
