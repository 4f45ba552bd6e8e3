import type { Reader } from "@/db/store";
import { done, type Result } from "@/lib/result";
import { clashNotices, type ClashNotice } from "@/lib/scheduling/clash-notices";
import type { ClashKind } from "@/lib/scheduling/clash-rules";
import { blocksOf, dateGrid, type DateGrid } from "@/lib/scheduling/date-grid";
import { countSessions } from "@/lib/scheduling/count-sessions";
import { describePlan, type PlanWords } from "@/lib/scheduling/describe-plan";
import { explainWarning } from "@/lib/scheduling/explain-series-refusal";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { formatDate, formatMonthDay } from "@/lib/time/format";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";
import type { CreateSeriesInput } from "../commands/create-series";
import type { OfferedWayOut } from "@/lib/scheduling/ways-out";
import type { PreparedSeries, SeriesRefusal } from "./prepare-series";
import { settleSeries, type ChosenWay, type SettledSeries } from "./settle-series";

/** A day of the preview. */
export interface PreviewCell {
  readonly date: LocalDate;
  readonly state: "takes-place" | "closed" | "clash" | "left-out";
  /** Why, when it does not simply take place. */
  readonly note: string | null;
}

/** Free so many of so many times. */
export interface FreeTimes {
  readonly free: number;
  readonly of: number;
}

/** A clash to decide about. */
export interface NoticeToSettle extends ClashNotice {
  /** At most three ways out, one of them picked; none when there is nothing to choose. */
  readonly ways: readonly OfferedWayOut[];
  /** The clinic allows no such clash: nothing is made while it stands. */
  readonly isRefused: boolean;
}

/** What making a series would do, in words and numbers. Plain values: it goes to the browser as it is. */
export interface SeriesPreview {
  readonly words: PlanWords;
  /** Sessions that become rows now and take place. */
  readonly takesPlace: number;
  /** More follow after the horizon. */
  readonly goesOn: boolean;
  readonly through: string;
  readonly blocks: readonly DateGrid<PreviewCell>[];
  readonly closed: readonly { readonly date: string; readonly name: string }[];
  readonly leftOut: readonly { readonly date: LocalDate; readonly label: string }[];
  readonly clashes: readonly NoticeToSettle[];
  readonly warnings: readonly string[];
  readonly room: (FreeTimes & { readonly seats: number | null }) | null;
  readonly facilitator: FreeTimes | null;
  readonly coFacilitator: FreeTimes | null;
  /** What the week calendar draws as ghosts. */
  readonly ghosts: readonly { readonly date: LocalDate; readonly startMinute: number; readonly minutes: number }[];
}

/** As many weeks as stand side by side in the drawer. */
const WEEKS_ACROSS = 9;
const GHOSTS = 400;

/** The same preparation that `createSeries` goes by, told instead of done, with a way out picked for each clash. */
export async function previewSeries(
  reader: Reader,
  now: Instant,
  input: CreateSeriesInput,
  chosen: readonly ChosenWay[] = [],
): Promise<Result<SeriesPreview, SeriesRefusal>> {
  const enrollmentId = input.enrollmentId ?? null;
  const settled = await settleSeries(reader, now, { series: input, enrollmentId, chosen });
  if (!settled.ok) return settled;
  return done(tell(settled.value, input, now));
}

function tell(settled: SettledSeries, input: CreateSeriesInput, now: Instant): SeriesPreview {
  const { prepared, clashes, plannedCount } = settled;
  const { series, zone, today, plan, warnings, room } = prepared;
  const taking = plan.sessions.filter(({ status }) => status === "scheduled");
  const leftOut = datesOf(input.exdates);
  const notices = clashNotices(clashes, { zone, today, plannedCount }).map((notice) => ({
    ...notice,
    ways: settled.ways.get(notice.id) ?? [],
    isRefused: settled.rules[notice.kind] === "refuse",
  }));
  const cells = cellsOf(prepared, datesOf(series.exdates), notices);
  const freeOf = (kind: ClashKind, whoId: string | null): FreeTimes | null => {
    if (whoId === null) return null;
    const taken = new Set(
      clashes.filter((clash) => clash.kind === kind && clash.whoId === whoId).map(({ key }) => key),
    );
    return { free: Math.max(0, plannedCount - taken.size), of: plannedCount };
  };
  const roomFree = freeOf("room", series.roomId);
  return {
    words: describePlan(seriesRuleOf(series, zone), plan, today),
    takesPlace: taking.length,
    goesOn: plan.lastDate === null || plan.lastDate > plan.through,
    through: formatDate(plan.through, today),
    blocks: blocksOf(dateGrid(cells), WEEKS_ACROSS),
    closed: plan.sessions.flatMap(({ date, closures }) =>
      closures.slice(0, 1).map(({ name }) => ({ date: formatMonthDay(date), name })),
    ),
    leftOut: leftOut.map((date) => ({ date, label: formatDate(date, today) })),
    clashes: notices,
    warnings: [
      ...warnings.map(explainWarning),
      ...pastWarning(taking.filter(({ startsAt }) => startsAt <= now).length),
    ],
    room: roomFree && { ...roomFree, seats: room?.seats ?? null },
    facilitator: freeOf("facilitator", series.facilitatorId),
    coFacilitator: freeOf("facilitator", series.coFacilitatorId),
    ghosts: taking.slice(0, GHOSTS).map(({ date, time }) => ({
      date,
      startMinute: minutesOfDay(time),
      minutes: series.durationMinutes,
    })),
  };
}

function datesOf(exdates: readonly string[]): LocalDate[] {
  const dates = exdates.map((text) => parseLocalDate(text.slice(0, 10))).filter((date) => date !== null);
  return [...new Set(dates)].sort();
}

function pastWarning(count: number): string[] {
  if (count === 0) return [];
  return [
    `${countSessions(count)} ${count === 1 ? "lies" : "lie"} in the past, and will wait for attendance to be taken.`,
  ];
}

function cellsOf(
  { plan }: PreparedSeries,
  leftOut: readonly LocalDate[],
  notices: readonly NoticeToSettle[],
): PreviewCell[] {
  const clashing = new Map<LocalDate, string>();
  for (const { dates, title } of notices) for (const date of dates) clashing.set(date, title);
  const planned = plan.sessions.map(({ date, status, closures }): PreviewCell => {
    if (status === "closed") return { date, state: "closed", note: closures[0]?.name ?? null };
    const clash = clashing.get(date);
    return clash === undefined ? { date, state: "takes-place", note: null } : { date, state: "clash", note: clash };
  });
  const skipped = leftOut.map((date): PreviewCell => ({ date, state: "left-out", note: "left out" }));
  return [...planned, ...skipped].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
