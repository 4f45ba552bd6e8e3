import type { Reader } from "@/db/store";
import { and, eq, inArray } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import { listShortWeeks, type WeekRow } from "@/features/standing/queries/short-weeks";
import { offerDeadline } from "@/lib/make-ups/offer-deadline";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";
import { readMakeUpSettings } from "./settings";
import { readSituations, type FitView, type MakeUpSituation } from "./situations";

/** A short or tight week with the seats that fit it, and by when it has to be answered. */
export interface ShortClient {
  readonly week: WeekRow;
  readonly situation: MakeUpSituation;
  /** The seats that add hours to this week; the situation knows later ones, too. */
  readonly fits: readonly FitView[];
  readonly dueOn: LocalDate;
  readonly dueTime: LocalTime;
  /** The time has passed, seats fit, and nothing is offered or taken yet. */
  readonly isOverdue: boolean;
}

export interface ShortClients {
  readonly outOfReach: readonly ShortClient[];
  readonly shortCount: number;
  readonly tight: readonly ShortClient[];
  readonly tightCount: number;
}

/** Who is short this week, with what still helps. Seats are looked for `most` people at a time, the shortest first. */
export async function listShortClients(
  reader: Reader,
  asked: {
    readonly now: Instant;
    readonly sites: "all" | readonly string[];
    readonly siteId: string | null;
    readonly most: number;
    readonly withTight: boolean;
  },
): Promise<ShortClients> {
  const weeks = await listShortWeeks(reader, asked);
  const outOfReach = weeks.outOfReach.slice(0, asked.most);
  const tight = asked.withTight ? weeks.tight.slice(0, asked.most) : [];
  const rows = [...outOfReach, ...tight];
  const { rules } = await readMakeUpSettings(reader);
  const situations = new Map(
    (await readSituations(reader, await enrollmentsOf(reader, rows), asked.now)).map((each) => [each.clientId, each]),
  );
  const asShort = (week: WeekRow): ShortClient[] => {
    const situation = situations.get(week.clientId) ?? null;
    if (situation === null) return [];
    const due = offerDeadline(rules.offerBy, situation.today, situation.zone);
    const fits = situation.fits.filter(({ helpsWeek }) => helpsWeek);
    const isOut = situation.fits.some(({ state }) => state === "offered");
    const isOverdue = week.short > 0 && due.at <= asked.now && fits.length > 0 && !isOut;
    return [{ week, situation, fits, dueOn: due.date, dueTime: rules.offerBy.time, isOverdue }];
  };
  const counts = { shortCount: weeks.outOfReach.length };
  return {
    ...counts,
    outOfReach: outOfReach.flatMap(asShort),
    tight: tight.flatMap(asShort),
    tightCount: weeks.tight.length,
  };
}

async function enrollmentsOf(reader: Reader, rows: readonly WeekRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const found = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        inArray(
          enrollments.clientId,
          rows.map(({ clientId }) => clientId),
        ),
        eq(enrollments.status, "active"),
      ),
    );
  return found.map(({ id }) => id);
}
