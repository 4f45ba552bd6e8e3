import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions, type ExpectedClient } from "@/features/enrollment/queries/expected";
import { listRooms } from "@/features/programs/queries/sites";
import { done, refuse, type Result } from "@/lib/result";
import { closureCovers, decideClosure, type ClosureRefusal, type ClosureSpan } from "@/lib/scheduling/closure";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { planSettling, type Settling } from "@/lib/scheduling/settle-closures";
import { proposeVideo, type VideoPlace } from "@/lib/scheduling/video-fallback";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { readClosableDays, type ClosableRow } from "./closable-days";

/** Days to close, as staff ask for it: one or several, each with its name, all with the same hours. */
export interface ClosureDraft {
  /** Null: every site. */
  readonly siteId: string | null;
  readonly days: readonly { readonly date: LocalDate; readonly name: string }[];
  readonly fromTime: LocalTime | null;
  readonly toTime: LocalTime | null;
  /** The sessions that are to be held by video instead. */
  readonly video: readonly string[];
}

export type ClosureDraftRefusal = ClosureRefusal | "no_such_site" | "name_missing" | "no_days" | "too_many_days";

/** Why a session that starts in the closure stays as it is. */
export type ClosureStay = "has_attendance" | "cancelled" | "closed_already" | "held_anyway";

/** Closures worked out to the last session and not yet put down. */
export interface PreparedClosure {
  readonly places: readonly { readonly id: string; readonly name: string; readonly zone: Zone }[];
  readonly today: LocalDate;
  /** `isThere`: the very same one stands already. */
  readonly closures: readonly (DatedClosure & { readonly isThere: boolean })[];
  readonly settlings: readonly Settling<ClosableRow>[];
  readonly closing: readonly ClosableRow[];
  readonly held: readonly { readonly session: ClosableRow; readonly video: VideoPlace }[];
  readonly stays: readonly { readonly session: ClosableRow; readonly why: ClosureStay }[];
  /** Where each session to come could be held by video, whether that is chosen or not. */
  readonly proposed: readonly { readonly session: ClosableRow; readonly video: VideoPlace }[];
  /** Sessions to come with people expected that no virtual room is left for. */
  readonly withoutVideo: readonly ClosableRow[];
  /** Of the sessions that close or are held by video. */
  readonly expected: ReadonlyMap<string, readonly ExpectedClient[]>;
  /** Stands for everything that is shown. */
  readonly fingerprint: string;
}

const MOST_DAYS = 60;

/**
 * Works closures out: the same for the preview and, inside its transaction, for the change. A closure that stands
 * already is known again, so putting it down twice is once (H19).
 */
export async function prepareClosure(
  reader: Reader,
  now: Instant,
  draft: ClosureDraft,
): Promise<Result<PreparedClosure, ClosureDraftRefusal>> {
  const places = await reader
    .select({ id: sites.id, name: sites.name, zone: sites.zone })
    .from(sites)
    .where(draft.siteId === null ? isNull(sites.archivedAt) : and(eq(sites.id, draft.siteId), isNull(sites.archivedAt)))
    .orderBy(sites.name);
  const place = places[0];
  if (place === undefined) return refuse("no_such_site");
  const today = toLocal(now, place.zone).date;
  const spans = readSpans(draft, today);
  if (!spans.ok) return spans;

  const days = await readClosableDays(reader, { siteId: draft.siteId, dates: spans.value.map(({ date }) => date) });
  const closures = spans.value.map((span) => {
    const twin = days.closures.find((each) => isSame(each, span));
    return { ...span, id: twin?.id ?? newId(), isThere: twin !== undefined };
  });
  const standing = [...days.closures, ...closures.filter(({ isThere }) => !isThere)];
  const turning = closingOf(planSettling(days.sessions, standing));
  const expected = await listExpectedOfSessions(reader, turning);
  const video = await proposeFor(reader, now, draft.siteId, { all: days.sessions, turning, expected });
  const chosen = new Set(draft.video.filter((id) => video.has(id)));
  const sessions = days.sessions.map((each) => (chosen.has(each.id) ? { ...each, isHeldAnyway: true } : each));
  const settlings = planSettling(sessions, standing);
  const closing = closingOf(settlings);
  const proposed = turning.flatMap((session) => {
    const found = video.get(session.id);
    return found === undefined ? [] : [{ session, video: found }];
  });
  const prepared = {
    ...{ places, today, closures, settlings, closing, proposed, expected },
    held: proposed.filter(({ session }) => chosen.has(session.id)),
    stays: staysOf(days.sessions, closures, new Set(turning.map(({ id }) => id))),
    withoutVideo: turning.filter(
      ({ id, startsAt }) => startsAt > now && !video.has(id) && (expected.get(id) ?? []).length > 0,
    ),
  };
  return done({ ...prepared, fingerprint: fingerprintOf(prepared) });
}

type Span = ClosureSpan & { readonly name: string };

function readSpans(draft: ClosureDraft, today: LocalDate): Result<Span[], ClosureDraftRefusal> {
  const { siteId, fromTime, toTime } = draft;
  if (draft.days.length === 0) return refuse("no_days");
  if (draft.days.length > MOST_DAYS) return refuse("too_many_days");
  const spans: Span[] = [];
  for (const { date, name } of draft.days) {
    if (name.trim() === "") return refuse("name_missing");
    const decided = decideClosure({ siteId, date, fromTime, toTime }, today);
    if (!decided.ok) return decided;
    spans.push({ ...decided.value, name });
  }
  return done(spans);
}

function isSame(one: Span, other: Span): boolean {
  return (
    one.siteId === other.siteId &&
    one.date === other.date &&
    one.name === other.name &&
    one.fromTime === other.fromTime &&
    one.toTime === other.toTime
  );
}

function closingOf(settlings: readonly Settling<ClosableRow>[]): ClosableRow[] {
  return settlings
    .filter(({ session, after }) => after.status === "closed" && session.status !== "closed")
    .map(({ session }) => session);
}

/** Only what is still to come can be held elsewhere. */
async function proposeFor(
  reader: Reader,
  now: Instant,
  siteId: string | null,
  {
    all,
    turning,
    expected,
  }: {
    readonly all: readonly ClosableRow[];
    readonly turning: readonly ClosableRow[];
    readonly expected: ReadonlyMap<string, readonly ExpectedClient[]>;
  },
): Promise<Map<string, VideoPlace>> {
  const coming = turning.filter(({ startsAt }) => startsAt > now);
  if (coming.length === 0) return new Map();
  const rooms = (await listRooms(reader, siteId === null ? "all" : [siteId])).filter(({ isVirtual }) => isVirtual);
  const isTurning = new Set(turning.map(({ id }) => id));
  const taken = all.flatMap(({ id, status, roomId, startsAt, endsAt }) =>
    status === "scheduled" && !isTurning.has(id) && roomId !== null ? [{ roomId, startsAt, endsAt }] : [],
  );
  return proposeVideo(
    coming.map((session) => ({ ...session, expected: expected.get(session.id)?.length ?? 0 })),
    rooms.map(({ capacity, ...room }) => ({ ...room, seats: capacity })),
    taken,
  );
}

function staysOf(
  sessions: readonly ClosableRow[],
  closures: readonly ClosureSpan[],
  turning: ReadonlySet<string>,
): PreparedClosure["stays"] {
  return sessions
    .filter((session) => !turning.has(session.id) && closures.some((closure) => closureCovers(closure, session)))
    .map((session) => ({ session, why: whyItStays(session) }));
}

function whyItStays({ status, hasMarks }: ClosableRow): ClosureStay {
  if (status === "cancelled") return "cancelled";
  if (hasMarks) return "has_attendance";
  return status === "closed" ? "closed_already" : "held_anyway";
}

function fingerprintOf(
  prepared: Pick<PreparedClosure, "closures" | "closing" | "held" | "stays" | "proposed" | "expected">,
): string {
  const { closures, closing, held, stays, proposed, expected } = prepared;
  const shown = [
    closures.map(({ siteId, date, name, fromTime, toTime, isThere }) => [
      siteId,
      date,
      name,
      fromTime,
      toTime,
      isThere,
    ]),
    closing.map(({ id, version }) => [id, version]),
    [...held, ...proposed].map(({ session, video }) => [session.id, session.version, video.place.roomId]),
    stays.map(({ session, why }) => [session.id, why]),
    [...expected].map(([id, lines]) => [id, lines.length]),
  ];
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 32);
}
