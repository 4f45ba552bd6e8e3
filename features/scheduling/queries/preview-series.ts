import type { Reader } from "@/db/store";
import { done, type Result } from "@/lib/result";
import { clashNotices, type ClashNotice } from "@/lib/scheduling/clash-notices";
import { blocksOf, dateGrid, type DateGrid } from "@/lib/scheduling/date-grid";
import { countSessions, describePlan, type PlanWords } from "@/lib/scheduling/describe-plan";
import { explainWarning } from "@/lib/scheduling/explain-series-refusal";
import type { PairKind } from "@/lib/scheduling/find-clashes";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { formatDate, formatMonthDay } from "@/lib/time/format";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";
import type { CreateSeriesInput } from "../commands/create-series";
import { prepareSeries, type PreparedSeries, type SeriesRefusal } from "./prepare-series";
import { listSeriesClashes, type NamedClash } from "./series-clashes";

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
  readonly clashes: readonly ClashNotice[];
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

/** The same preparation that `createSeries` goes by, told instead of done. */
export async function previewSeries(
  reader: Reader,
  now: Instant,
  input: CreateSeriesInput,
): Promise<Result<SeriesPreview, SeriesRefusal>> {
  const prepared = await prepareSeries(reader, now, input);
  if (!prepared.ok) return prepared;
  const clashes = await listSeriesClashes(reader, prepared.value, input.enrollmentId ?? null);
  return done(tell(prepared.value, clashes, now));
}

function tell(prepared: PreparedSeries, clashes: readonly NamedClash[], now: Instant): SeriesPreview {
  const { series, zone, today, plan, warnings, room } = prepared;
  const taking = plan.sessions.filter(({ status }) => status === "scheduled");
  const leftOut = series.exdates
    .map((text) => parseLocalDate(text.slice(0, 10)))
    .filter((date) => date !== null)
    .sort();
  const notices = clashNotices(
    clashes.map((clash) => ({ ...clash, date: plan.sessions[clash.plannedIndex]!.date })),
    { zone, today, plannedCount: taking.length },
  );
  const cells = cellsOf(prepared, leftOut, notices);
  const freeOf = (kind: PairKind, whoId: string | null): FreeTimes | null => {
    if (whoId === null) return null;
    const taken = clashes.filter((clash) => clash.kind === kind && clash.whoId === whoId);
    return { free: taking.length - new Set(taken.map(({ plannedIndex }) => plannedIndex)).size, of: taking.length };
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

function pastWarning(count: number): string[] {
  if (count === 0) return [];
  return [
    `${countSessions(count)} ${count === 1 ? "lies" : "lie"} in the past, and will wait for attendance to be taken.`,
  ];
}

function cellsOf(
  { plan }: PreparedSeries,
  leftOut: readonly LocalDate[],
  notices: readonly ClashNotice[],
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
