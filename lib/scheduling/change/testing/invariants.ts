import { expect } from "vitest";
import { placesOf } from "@/lib/scheduling/change/parts";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import type { Instant } from "@/lib/time/zone";

/*
 * What must hold after every step, whatever the step was (the clinic's rules, §4 invariants). Independent of the model:
 * these look at a series before and after, and at nothing else.
 */

/** The test library compares deeply but slowly; most sessions are the very same, or say the same. */
function expectSame(given: unknown, wanted: unknown, what?: string): void {
  if (given !== wanted && JSON.stringify(given) !== JSON.stringify(wanted)) expect(given, what).toEqual(wanted);
}

const byId = (state: SeriesState) => new Map(state.sessions.map((session) => [session.id, session]));
const isSingle = (change: SeriesChange) => change.kind !== "change-series" && change.kind !== "end-on";
const whatPeopleKnow = ({ startsAt, endsAt, place, lead, status }: SessionState) => ({
  startsAt,
  endsAt,
  place,
  lead,
  status,
});
const whatCalendarsShow = ({ startsAt, endsAt, place, status }: SessionState) => ({ startsAt, endsAt, place, status });

/** Marks there before are there after, in sessions that are as they were (H3). */
export function expectMarksKept(before: SeriesState, after: SeriesState): void {
  const now = byId(after);
  for (const session of before.sessions) if (session.hasMarks) expectSame(now.get(session.id), session);
}

/** A series edit leaves what has begun alone, and makes nothing that has (H2). */
export function expectPastUntouched(before: SeriesState, after: SeriesState, change: SeriesChange, now: Instant): void {
  if (isSingle(change)) return;
  const later = byId(after);
  const earlier = byId(before);
  for (const session of before.sessions) {
    const becomes = later.get(session.id);
    if (session.startsAt > now) continue;
    expectSame(becomes && whatPeopleKnow(becomes), whatPeopleKnow(session), `past ${session.id}`);
  }
  for (const session of after.sessions)
    if (session.startsAt <= now && session.status !== "cancelled")
      expectSame(earlier.get(session.id)?.startsAt, session.startsAt, `made past ${session.id}`);
}

/** An operation on one session changes no other; adding one changes none. */
export function expectOneChanged(before: SeriesState, after: SeriesState, change: SeriesChange): void {
  if (!isSingle(change)) return;
  const earlier = byId(before);
  const target = "sessionId" in change ? change.sessionId : null;
  for (const session of after.sessions) {
    const was = earlier.get(session.id);
    if (session.id !== target && was !== undefined) expectSame(session, was);
  }
  const isAdded = change.kind === "add-one";
  expect(after.sessions.length).toBe(before.sessions.length + (isAdded ? 1 : 0));
  expect(after.parts).toEqual(before.parts);
}

/** "This and following" leaves what comes before the anchor, by its regular place (H5). */
export function expectBeforeAnchorUntouched(before: SeriesState, after: SeriesState, change: SeriesChange): void {
  if (change.kind !== "change-series" || change.scope !== "following") return;
  const anchor = before.sessions.find(({ id }) => id === change.anchorId);
  if (anchor === undefined) return;
  const place = ({ regularDate, regularTime }: SessionState) => `${regularDate} ${regularTime}`;
  const later = byId(after);
  for (const session of before.sessions) if (place(session) < place(anchor)) expectSame(later.get(session.id), session);
}

/** Never two active sessions at one start (H15). */
export function expectNoTwins({ sessions }: SeriesState): void {
  const starts = sessions.filter(({ status }) => status !== "cancelled").map(({ startsAt }) => startsAt.getTime());
  expect(new Set(starts).size).toBe(starts.length);
}

/** SEQUENCE rises by one when the time, place or status changes, and stays when not (H18). */
export function expectSequence(before: SeriesState, after: SeriesState): void {
  const earlier = byId(before);
  for (const session of after.sessions) {
    const was = earlier.get(session.id);
    if (was === undefined) expectSame(session.sequence, 0);
    if (was === undefined || was === session) continue;
    const isSame = JSON.stringify(whatCalendarsShow(was)) === JSON.stringify(whatCalendarsShow(session));
    expectSame(session.sequence, was.sequence + (isSame ? 0 : 1), `sequence of ${session.id}`);
  }
}

/** What is cancelled stays so under every change but a restoring of that one (H9). */
export function expectCancelledStay(before: SeriesState, after: SeriesState, change: SeriesChange): void {
  const later = byId(after);
  for (const session of before.sessions) {
    if (session.status !== "cancelled" || (change.kind === "restore-one" && change.sessionId === session.id)) continue;
    const becomes = later.get(session.id);
    expectSame(becomes?.status, "cancelled");
    expectSame(becomes?.startsAt, session.startsAt);
  }
}

/** Ids are unique, and one that has gone never comes back (H1). */
export function expectIdsForLife(after: SeriesState, seen: Set<string>, gone: Set<string>): void {
  const ids = new Set(after.sessions.map(({ id }) => id));
  expect(ids.size).toBe(after.sessions.length);
  for (const id of seen) if (!ids.has(id)) gone.add(id);
  for (const id of ids) {
    expectSame(gone.has(id), false, `${id} is not used again`);
    seen.add(id);
  }
}

/**
 * The parts yield what is stored: every place of theirs is the regular place of a session that is a row (or its start
 * is another session's), and every ordinary session to come stands at one, but for those that staff restored: their day
 * may be one no longer. So the horizon can be extended by the parts alone.
 */
export function expectPartsYieldRows(
  { parts, zone, sessions, materializedThrough }: SeriesState,
  now: Instant,
  restored: ReadonlySet<string> = new Set(),
): void {
  const ordered = parts.every(({ from }, i) => i === 0 || from > parts[i - 1]!.through!);
  expect(ordered, "parts in order").toBe(true);
  const first = parts[0]!.from;
  const places = parts.flatMap((part) => placesOf(part, zone, first, materializedThrough));
  const pattern = sessions.filter(({ origin }) => origin === "pattern");
  const rows = new Set<string>(pattern.map(({ regularDate }) => regularDate));
  const starts = new Set(sessions.map(({ startsAt }) => startsAt.getTime()));
  for (const { regularDate, startsAt } of places)
    expectSame(rows.has(regularDate) || starts.has(startsAt.getTime()), true, `a row for ${regularDate}`);
  const yielded = new Set(places.map(({ regularDate }) => regularDate));
  for (const session of pattern) {
    const { status, hasMarks, hasHistory, own, startsAt, regularDate, id } = session;
    const isOrdinary = status !== "cancelled" && !hasMarks && !hasHistory && !own.time && startsAt > now;
    if (isOrdinary && !restored.has(id)) expectSame(yielded.has(regularDate), true, `a place for ${id} ${regularDate}`);
  }
}
