import { createHash } from "node:crypto";
import { and, asc, eq, gte, inArray, lte, ne, or } from "drizzle-orm";
import { sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import { planWeekCopy, type SeriesWeekCopy } from "@/lib/scheduling/change/copy-week";
import { planSeriesChanges } from "@/lib/scheduling/change/plan-series-changes";
import type { SeriesChange, SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import { clashesUnderRules } from "@/lib/scheduling/clash-rules";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import { listBookingClashes } from "./booking-clashes";
import { findAudience, type Audience } from "./change-audience";
import { bookingsOf, concernedBy, listExpectedOfPlan } from "./change-people";
import { getClashRules } from "./clash-rules";
import { readSeriesStates, type StoredSeries } from "./series-state";

/** Which week is copied to which, and of it what. */
export interface WeekCopyAsked {
  readonly siteId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly programId: string | null;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
  /** None: all. */
  readonly kinds: readonly SessionKind[];
}

export type WeekCopyRefusal = "no_such_site" | "same_week";

/** What is copied of one series. */
export interface PreparedSeriesCopy {
  readonly stored: StoredSeries;
  readonly changes: readonly SeriesChange[];
  readonly plan: SeriesChangePlan;
  readonly enrollmentIds: readonly string[];
}

/** A copy of a week, worked out to the last session and not yet made. */
export interface PreparedWeekCopy {
  readonly siteId: string;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly fromMonday: LocalDate;
  readonly toMonday: LocalDate;
  readonly series: readonly PreparedSeriesCopy[];
  readonly skipped: SeriesWeekCopy["skipped"];
  readonly bookings: readonly PlannedBooking[];
  readonly warned: readonly BookingClash[];
  readonly refused: readonly BookingClash[];
  readonly audience: Audience;
  readonly fingerprint: string;
}

/** Works the copy out: the same for the preview and, inside its transaction, for the copy. */
export async function prepareWeekCopy(
  reader: Reader,
  call: Call,
  asked: WeekCopyAsked,
): Promise<Result<PreparedWeekCopy, WeekCopyRefusal>> {
  const site = (await reader.select({ zone: sites.zone }).from(sites).where(eq(sites.id, asked.siteId)))[0];
  if (site === undefined) return refuse("no_such_site");
  const [fromMonday, toMonday] = [startOfWeek(asked.from), startOfWeek(asked.to)];
  if (fromMonday === toMonday) return refuse("same_week");
  const ids = await listCopied(reader, asked, fromMonday);
  const seriesIds = [...new Set(ids.map(({ seriesId }) => seriesId))];
  const weeks = [fromMonday, toMonday].sort().map((from) => ({ from, to: addDays(from, 6) }));
  const states = await readSeriesStates(reader, seriesIds, weeks);
  const wanted = new Set(ids.map(({ id }) => id));
  const isCopied = (date: LocalDate) => date >= fromMonday && date <= addDays(fromMonday, 6);
  const limited = states.map((state) => ({
    ...state,
    sessions: state.sessions.filter(({ id, date }) => !isCopied(date) || wanted.has(id)),
  }));
  const copies = planWeekCopy(limited, fromMonday, toMonday, call.now);
  const planned = copies
    .filter(({ changes }) => changes.length > 0)
    .map(({ seriesId, changes }) =>
      planOne(
        states.find(({ id }) => id === seriesId)!,
        changes,
        call,
      ),
    );
  const expected: Awaited<ReturnType<typeof listExpectedOfPlan>>[] = [];
  for (const { stored, plan } of planned) expected.push(await listExpectedOfPlan(reader, stored, plan));
  const bookings = planned.flatMap(({ stored, plan }) =>
    bookingsOf(stored, plan).map((booking) => ({ ...booking, key: `${stored.id} ${booking.key}` })),
  );
  const question = { siteId: asked.siteId, zone: site.zone, now: call.now, planned: bookings };
  const clashes = clashesUnderRules(await listBookingClashes(reader, question), await getClashRules(reader));
  const concerned = planned.map(({ plan }, index) => concernedBy(plan, expected[index]!, call));
  const audience = await findAudience(
    reader,
    {
      clientIds: [...new Set(concerned.flatMap(({ clientIds }) => clientIds))],
      staffIds: [...new Set(concerned.flatMap(({ staffIds }) => staffIds))],
    },
    call.actor,
  );
  const worked = {
    ...{ siteId: asked.siteId, zone: site.zone, today: toLocal(call.now, site.zone).date, fromMonday, toMonday },
    series: planned.map((each, index) => ({
      ...each,
      enrollmentIds: [...new Set([...expected[index]!.values()].flat().map(({ enrollmentId }) => enrollmentId))],
    })),
    skipped: copies.flatMap(({ skipped }) => skipped),
    ...{ bookings, audience, ...clashes },
  };
  return done({ ...worked, fingerprint: fingerprintOf(worked) });
}

/** What takes place in the week at the site, as far as it is meant. */
async function listCopied(reader: Reader, asked: WeekCopyAsked, monday: LocalDate) {
  const { programId, roomId, facilitatorId, kinds } = asked;
  return reader
    .select({ id: sessions.id, seriesId: sessions.seriesId })
    .from(sessions)
    .where(
      and(
        eq(sessions.siteId, asked.siteId),
        gte(sessions.date, monday),
        lte(sessions.date, addDays(monday, 6)),
        ne(sessions.status, "cancelled"),
        programId === null ? undefined : eq(sessions.programId, programId),
        roomId === null ? undefined : eq(sessions.roomId, roomId),
        facilitatorId === null
          ? undefined
          : or(eq(sessions.facilitatorId, facilitatorId), eq(sessions.coFacilitatorId, facilitatorId)),
        kinds.length === 0 ? undefined : inArray(sessions.kind, [...kinds]),
      ),
    )
    .orderBy(asc(sessions.seriesId), asc(sessions.startsAt));
}

function planOne(stored: StoredSeries, changes: readonly SeriesChange[], { now }: Call) {
  const plan = planSeriesChanges(stored, changes, { now });
  if (!plan.ok) throw new Error(`A copied week does not fit into its series: ${JSON.stringify(plan.refusal)}`);
  return { stored, changes, plan: plan.value };
}

function fingerprintOf(prepared: Omit<PreparedWeekCopy, "fingerprint">): string {
  const { series: all, skipped, warned, refused, audience } = prepared;
  const effects = {
    added: all.map(({ stored, plan }) => [stored.id, plan.added]),
    skipped: skipped.map(({ session, why }) => [session.id, why]),
    clashes: [...warned, ...refused].map(({ kind, key, whoId, other }) => [kind, key, whoId, other?.id ?? null]),
    refused: refused.length,
    told: [audience.clientIds, audience.staffIds],
  };
  return createHash("sha256").update(JSON.stringify(effects)).digest("base64url").slice(0, 22);
}
