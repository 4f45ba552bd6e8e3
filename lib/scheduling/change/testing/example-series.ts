import { applyPlan } from "@/lib/scheduling/change/apply-plan";
import { newSession } from "@/lib/scheduling/change/new-session";
import { placesOf, withKnownEnd } from "@/lib/scheduling/change/parts";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import type { SeriesChange, SeriesChangePlan, SeriesFields } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SeriesPart, SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";

/* A group as the examples have it: Mondays, Wednesdays and Fridays at 9, from the first week of November 2026. */

export const BOSTON = zone("America/New_York");
/** Wednesday, 10:42 AM: that day's session has begun. */
export const NOW = toInstant(localDate("2026-11-18"), localTime("10:42"), BOSTON);
export const ROOM_B: Place = { roomId: "room b", modality: "in_person", joinLink: null };
export const ROOM_D: Place = { roomId: "room d", modality: "in_person", joinLink: null };
export const BY_VIDEO: Place = { roomId: "video room", modality: "video", joinLink: null };
export const VIDEO_LINK = "https://video.example.org/evening";
export const PRIYA: Lead = { facilitatorId: "priya", coFacilitatorId: null };
export const WALTER: Lead = { facilitatorId: "walter", coFacilitatorId: null };

export interface ExampleOptions extends Partial<Pick<SeriesPart, "rule" | "exdates" | "rdates" | "durationMinutes">> {
  readonly from?: string;
  readonly startTime?: string;
  readonly rowsThrough?: string;
  readonly closures?: readonly DatedClosure[];
}

/** The example series, or one that differs in what is given. Session ids are "2026-11-18T09:00". */
export function exampleSeries(options: ExampleOptions = {}): SeriesState {
  const { from = "2026-11-02", startTime = "09:00", rowsThrough = "2027-02-26", closures = [], ...over } = options;
  const part: SeriesPart = {
    ...{ from: localDate(from), through: null, startDate: localDate(from), startTime: localTime(startTime) },
    ...{ durationMinutes: 90, rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR", exdates: [], rdates: [], place: ROOM_D, lead: PRIYA },
    ...over,
  };
  const parts = withKnownEnd([part], BOSTON);
  const empty: SeriesState = {
    ...{ id: "seeking balance", siteId: "quincy", zone: BOSTON, kind: "group", title: "Seeking balance", capacity: 10 },
    ...{ parts, materializedThrough: localDate(rowsThrough), sessions: [], closures },
    roomLinks: { "video room": VIDEO_LINK },
  };
  const sessions = placesOf(parts[0]!, BOSTON, part.from, empty.materializedThrough).map((place) => ({
    ...newSession(empty, part, place, empty),
    ...{ id: `${place.regularDate}T${place.regularTime}`, hasMarks: false, hasHistory: false },
  }));
  return { ...empty, sessions };
}

/** The session whose regular day this is. */
export function on(state: SeriesState, date: string): SessionState {
  const found = state.sessions.find(({ regularDate, origin }) => regularDate === date && origin === "pattern");
  if (!found) throw new Error(`No session has its place on ${date}`);
  return found;
}

/** The plan of a change that must not be refused. */
export function planOf(state: SeriesState, change: SeriesChange, now = NOW): SeriesChangePlan {
  const planned = planSeriesChange(state, change, { now });
  if (!planned.ok) throw new Error(`Refused: ${JSON.stringify(planned.refusal)}`);
  return planned.value;
}

/** Why a change is refused; null: it is not. */
export function refusalOf(state: SeriesState, change: SeriesChange, now = NOW) {
  const planned = planSeriesChange(state, change, { now });
  return planned.ok ? null : planned.refusal;
}

/** The series after changes, one after the other. New sessions are called "new 1" and so on. */
export function after(state: SeriesState, ...changes: readonly SeriesChange[]): SeriesState {
  let made = state.sessions.filter(({ id }) => id.startsWith("new ")).length;
  return changes.reduce((at, change) => applyPlan(at, planOf(at, change), () => `new ${++made}`), state);
}

/** The series with somebody marked in the session of a day. */
export function marked(state: SeriesState, ...dates: readonly string[]): SeriesState {
  return withFacts(state, dates, { hasMarks: true, hasHistory: true });
}

/** The series with other facts in the sessions of these days. */
export function withFacts(state: SeriesState, dates: readonly string[], facts: Partial<SessionState>): SeriesState {
  const sessions = state.sessions.map((session) =>
    dates.includes(session.regularDate) ? { ...session, ...facts } : session,
  );
  return { ...state, sessions };
}

export function closure(date: string, over: Partial<DatedClosure> = {}): DatedClosure {
  return {
    id: `closed ${date}`,
    name: "Snow day",
    siteId: null,
    date: localDate(date),
    fromTime: null,
    toTime: null,
    ...over,
  };
}

/** "This and following", or "all", from the session of a day. */
export function changing(
  state: SeriesState,
  date: string,
  wanted: SeriesFields,
  over: Partial<Extract<SeriesChange, { readonly kind: "change-series" }>> = {},
): Extract<SeriesChange, { readonly kind: "change-series" }> {
  const anchorId = on(state, date).id;
  return { kind: "change-series", scope: "following", anchorId, wanted, takeAlong: [], exceptions: [], ...over };
}

/** Moves the session of a day, by hand. */
export function moving(state: SeriesState, date: string, to: string, time?: string): SeriesChange {
  const startTime = time === undefined ? {} : { startTime: localTime(time) };
  return { kind: "change-one", sessionId: on(state, date).id, wanted: { date: localDate(to), ...startTime } };
}

export function cancelling(state: SeriesState, date: string): SeriesChange {
  return { kind: "cancel-one", sessionId: on(state, date).id, reason: "Nobody can lead it" };
}

export function endingOn(lastDay: string | null): SeriesChange {
  return { kind: "end-on", lastDay: lastDay === null ? null : localDate(lastDay), exceptions: [] };
}

export function adding(date: string, time: string): Extract<SeriesChange, { readonly kind: "add-one" }> {
  return { kind: "add-one", date: localDate(date), startTime: localTime(time) };
}

/** "2026-11-18 09:00" of each session that is not cancelled, from a day on. */
export function starts(state: SeriesState, from = "0000", through = "9999"): string[] {
  return state.sessions
    .filter(({ status, date }) => status !== "cancelled" && date >= from && date <= through)
    .map(({ date, startTime }) => `${date} ${startTime}`);
}
