import type { SkipReason } from "@/lib/scheduling/change/copy-week";
import { hoursOf } from "@/lib/scheduling/change/tell-effects";
import { clashNotices, noticeIdOf } from "@/lib/scheduling/clash-notices";
import { countSessions } from "@/lib/scheduling/count-sessions";
import { formatDate, formatDateRange } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import type { PreviewClash } from "./change-preview";
import type { PreparedWeekCopy } from "./prepare-week-copy";
import { tellAudience } from "./preview-series-change";
import type { WeekCopyPreview } from "./week-copy-preview";

/** What copying comes to, in the words of the page. */
export function tellWeekCopy(prepared: PreparedWeekCopy): WeekCopyPreview {
  const { siteId, fingerprint, zone, today, fromMonday, toMonday, series, refused } = prepared;
  const count = series.reduce((sum, { plan }) => sum + plan.added.length, 0);
  return {
    ...{ siteId, fingerprint, count, isNothing: count === 0 },
    button: count === 0 ? "Nothing to copy" : `Add ${countSessions(count)}`,
    fromWeek: formatDateRange(fromMonday, addDays(fromMonday, 6)),
    toWeek: formatDateRange(toMonday, addDays(toMonday, 6)),
    series: series.map(({ stored, plan }) => ({
      ...{ seriesId: stored.id, title: stored.title, count: plan.added.length },
      dates: plan.added.map((facts) => `${formatDate(facts.date, today)}, ${hoursOf(facts, zone)}`),
    })),
    skipped: tellSkipped(prepared),
    clashes: tellClashes(prepared),
    isRefused: refused.length > 0,
    told: tellAudience(prepared),
  };
}

const SKIPPED: Record<SkipReason, readonly [one: string, many: string]> = {
  already_there: ["is there already", "are there already"],
  cancelled_there: ["was canceled there and stays canceled", "were canceled there and stay canceled"],
  closed_day: ["falls on a closed day", "fall on closed days"],
  past: ["would be in the past", "would be in the past"],
  too_far_ahead: ["would be too far ahead", "would be too far ahead"],
};

function tellSkipped({ skipped, today }: PreparedWeekCopy): WeekCopyPreview["skipped"] {
  return (Object.keys(SKIPPED) as SkipReason[]).flatMap((why) => {
    const group = skipped.filter((each) => each.why === why);
    if (group.length === 0) return [];
    const dates = group.map(({ session, date }) => `${session.title}, ${formatDate(date, today)}`);
    return [{ why, count: group.length, title: SKIPPED[why][group.length === 1 ? 0 : 1], dates }];
  });
}

function tellClashes({ warned, refused, bookings, zone, today }: PreparedWeekCopy): PreviewClash[] {
  const clashes = [...refused, ...warned];
  const refusedIds = new Set(refused.map((clash) => noticeIdOf(clash, zone)));
  return clashNotices(clashes, { zone, today, plannedCount: bookings.length }).map(
    ({ id, kind, title, detail, dates }) => ({
      ...{ kind, title, detail, dates, waysOut: [] },
      rule: refusedIds.has(id) ? "refuse" : "warn",
      count: new Set(clashes.filter((clash) => noticeIdOf(clash, zone) === id).map(({ key }) => key)).size,
    }),
  );
}
