import { asc, eq } from "drizzle-orm";
import { rooms, series, seriesParts } from "@/db/schema";
import type { Reader } from "@/db/store";
import { describeSeriesParts } from "@/lib/recurrence/describe-rule";
import { shortDay } from "@/lib/recurrence/rule-words";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { readWhenFields } from "@/lib/scheduling/read-when-fields";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** What a series was until a day. */
export interface EarlierPart {
  readonly id: string;
  /** "Until Nov 20" */
  readonly until: string;
  /** "Mon, Wed 9:00–10:30 AM, Room D" */
  readonly pattern: string;
}

/** What a series was before its last changes, newest first. */
export async function listEarlierParts(reader: Reader, seriesId: string, now: Instant): Promise<EarlierPart[]> {
  const rows = await reader
    .select({ part: seriesParts, zone: series.zone, room: rooms.name })
    .from(seriesParts)
    .innerJoin(series, eq(series.id, seriesParts.seriesId))
    .leftJoin(rooms, eq(rooms.id, seriesParts.roomId))
    .where(eq(seriesParts.seriesId, seriesId))
    .orderBy(asc(seriesParts.from));
  return rows.reverse().map(({ part, zone, room }) => ({
    id: part.id,
    until: `Until ${formatDate(part.through, toLocal(now, zone).date)}`,
    pattern: [patternText(part, zone, toLocal(now, zone).date), ...(room === null ? [] : [room])].join(", "),
  }));
}

interface Pattern {
  readonly startDate: LocalDate;
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  readonly rule: string | null;
  readonly exdates: readonly string[];
  readonly rdates: readonly string[];
}

/** "Mon, Wed 9:00–10:30 AM"; what is no plain week is told by its rule. */
export function patternText(pattern: Pattern, zone: Zone, today: LocalDate): string {
  const { startTime, durationMinutes } = pattern;
  const end = localTimeOfMinutes((minutesOfDay(startTime) + durationMinutes) % 1440);
  return `${daysText(pattern, zone, today)} ${formatTimeRange(startTime, end)}`;
}

/** "Mon, Wed" of a plain week, else the pattern in words. */
export function daysText(pattern: Pattern, zone: Zone, today: LocalDate): string {
  const when = readWhenFields(pattern.rule, pattern.startDate);
  if (when?.repeats === "w1") return when.weekdays.map(shortDay).join(", ");
  return describeSeriesParts(seriesRuleOf(pattern, zone), { today }).pattern;
}
