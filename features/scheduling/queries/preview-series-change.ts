import { inArray } from "drizzle-orm";
import { staff } from "@/db/schema";
import { homeOf } from "@/lib/access/home-of-side";
import { environment } from "@/server/env";
import type { Reader } from "@/db/store";
import { staffName } from "@/features/staff/queries";
import { done, refuse, type Result } from "@/lib/result";
import type { BookingClash } from "@/lib/scheduling/booking-clash";
import { describeSeriesChange, type SeriesChangeWords } from "@/lib/scheduling/change/describe-series-change";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { tellEffects, type ChangeNames } from "@/lib/scheduling/change/tell-effects";
import { tellStays } from "@/lib/scheduling/change/tell-stays";
import { clashNotices, noticeIdOf } from "@/lib/scheduling/clash-notices";
import { formatDate, formatMinutes } from "@/lib/time/format";
import type { Call } from "@/server/doors/call";
import { changedMessage } from "../events";
import type { ChangeSeriesInput } from "../input/change-series";
import type { ChangePreview, PreviewClash, PreviewShort, PreviewTold } from "./change-preview";
import { getClashRules } from "./clash-rules";
import { prepareSeriesChange, type ChangeRefusal, type PreparedChange } from "./prepare-series-change";
import { readSeriesChange, type DraftRefusal } from "./series-change-draft";
import { readSeriesState, type StoredSeries } from "./series-state";
import { listWaysOut } from "./ways-out";

/** The same preparation that `changeSeries` goes by, told instead of done. */
export async function previewSeriesChange(
  reader: Reader,
  call: Call,
  series: string | StoredSeries,
  changes: readonly SeriesChange[],
): Promise<Result<ChangePreview, ChangeRefusal>> {
  const prepared = await prepareSeriesChange(reader, call, series, changes);
  return prepared.ok ? done(await tellChange(reader, call, prepared.value)) : prepared;
}

/** The form of a change, read and told. */
export async function readAndPreviewChange(
  reader: Reader,
  call: Call,
  input: ChangeSeriesInput,
): Promise<Result<ChangePreview, ChangeRefusal | DraftRefusal>> {
  const stored = await readSeriesState(reader, input.seriesId);
  if (stored === null) return refuse({ on: "series", why: "no_such_series" });
  const changes = readSeriesChange(stored, input);
  return changes.ok ? previewSeriesChange(reader, call, stored, changes.value) : changes;
}

export async function tellChange(reader: Reader, call: Call, prepared: PreparedChange): Promise<ChangePreview> {
  const { stored, plan, fingerprint, refused, past } = prepared;
  const names = await namesOf(reader, prepared);
  return {
    ...{ seriesId: stored.id, fingerprint, isNothing: plan.isNothing, past },
    button: wordsOf(prepared).button,
    ...{ effects: tellEffects(plan, names), stays: tellStays(plan, names) },
    clashes: await tellClashes(reader, call, prepared),
    isRefused: refused.length > 0,
    short: tellShort(prepared),
    told: tellAudience(prepared),
  };
}

/** Several changes at once are told as the first of them, with the counts of the whole plan. */
export function wordsOf({ changes, plan, today }: PreparedChange): SeriesChangeWords {
  return describeSeriesChange(plan, changes[0]!, today);
}

/** What the plan's rooms and people are called. */
async function namesOf(reader: Reader, { stored, plan, today }: PreparedChange): Promise<ChangeNames> {
  const facts = [...plan.changed.map(({ after }) => after), ...plan.added];
  const ids = facts.flatMap(({ lead }) => [lead.facilitatorId, lead.coFacilitatorId]).filter((id) => id !== null);
  const people = await listStaffNames(reader, [...new Set(ids)]);
  return {
    ...{ zone: stored.zone, today },
    room: (id) => stored.rooms.get(id)?.name ?? "another room",
    person: (id) => people.get(id) ?? "somebody else",
  };
}

async function listStaffNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(staff)
    .where(inArray(staff.id, [...ids]));
  return new Map(rows.map((row) => [row.id, staffName(row)]));
}

async function tellClashes(reader: Reader, call: Call, prepared: PreparedChange): Promise<PreviewClash[]> {
  const { stored, warned, refused, bookings, today, gone } = prepared;
  const clashes = [...refused, ...warned];
  if (clashes.length === 0) return [];
  const plannedCount = bookings.length;
  const { siteId, zone } = stored;
  const ways = await listWaysOut(reader, {
    ...{ siteId, zone, now: call.now, planned: bookings, goneIds: gone, clashes, plannedCount },
    rules: await getClashRules(reader),
    skip: () => ({ endsOn: null }),
  });
  const isRefused = (id: string) => refused.some((clash) => noticeIdOf(clash, zone) === id);
  return clashNotices(clashes, { zone, today, plannedCount }).map(({ id, kind, title, detail, dates }) => ({
    ...{ kind, title, detail, dates },
    rule: isRefused(id) ? "refuse" : "warn",
    count: countDays(clashes, (clash) => noticeIdOf(clash, zone) === id),
    // Going on as it is needs no choosing.
    waysOut: (ways.get(id) ?? []).flatMap(({ way, value, label, note }) =>
      way === "anyway" ? [] : [{ value, label, hint: note }],
    ),
  }));
}

function countDays(clashes: readonly BookingClash[], belongs: (clash: BookingClash) => boolean): number {
  return new Set(clashes.filter(belongs).map(({ key }) => key)).size;
}

function tellShort({ shortfalls, today }: PreparedChange): PreviewShort | null {
  if (shortfalls.length === 0) return null;
  const count = shortfalls.length;
  const losses = shortfalls.map(({ before, after }) => before - after);
  const most = formatMinutes(Math.max(...losses));
  const isSame = losses.every((loss) => loss === losses[0]);
  const first = shortfalls.map(({ week }) => week).sort()[0]!;
  return {
    count,
    title: `${count === 1 ? "client falls" : "clients fall"} under the weekly hours of their plan`,
    detail: `${isSame ? most : `Up to ${most}`} less in a week, from the week of ${formatDate(first, today)} on.`,
    clients: shortfalls.map(({ enrollmentId, clientId, name, after, required }) => ({
      ...{ enrollmentId, clientId, name },
      text: `to ${formatMinutes(after)} of ${formatMinutes(required)}`,
    })),
  };
}

export function tellAudience({ audience }: Pick<PreparedChange, "audience">): PreviewTold {
  const { clientIds, staffIds, unreachable } = audience;
  const parts = [
    clientIds.length === 0 ? "" : counted(clientIds.length, "client", "clients"),
    staffIds.length === 0 ? "" : counted(staffIds.length, "staff member", "staff members"),
  ].filter((part) => part !== "");
  return {
    clients: clientIds.length,
    staff: staffIds.length,
    unreachable,
    sentence: parts.length === 0 ? "Nobody has to be told" : `Tell ${parts.join(" and ")}`,
    message: changedMessage(`${environment().BASE_URL ?? ""}${homeOf("client")}`),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
