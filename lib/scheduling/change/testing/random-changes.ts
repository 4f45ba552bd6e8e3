import fc from "fast-check";
import {
  LEADS,
  LENGTHS,
  PLACES,
  repeatingDays,
  ruleOfDays,
  TIMES,
  type DaysSpec,
} from "@/lib/scheduling/change/testing/random-series";
import type { DayException, SeriesChange } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { addDays } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";

/*
 * Random operations on a series, for the rules' model and for the real store alike. An operation names its session by a
 * number; `stepOf` reads it against the series as it stands, so that any sequence means something and shrinks well.
 */

export type RandomOperation =
  /** `shift` null: back to its regular place. */
  | { readonly op: "move"; readonly pick: number; readonly shift: number | null; readonly time: LocalTime | null }
  | {
      readonly op: "change";
      readonly pick: number;
      readonly minutes?: number;
      readonly place?: Place;
      readonly lead?: Lead;
    }
  | { readonly op: "cancel" | "restore" | "unhold" | "mark" | "clear"; readonly pick: number }
  | { readonly op: "reopen"; readonly pick: number }
  | { readonly op: "hold"; readonly pick: number; readonly place: Place | null }
  | {
      readonly op: "series";
      readonly scope: "following" | "all";
      readonly pick: number;
      readonly time?: LocalTime;
      readonly minutes?: number;
      readonly place?: Place;
      readonly lead?: Lead;
      readonly title?: string;
      readonly days?: DaysSpec;
      readonly takesAlong: boolean;
      readonly ways: readonly RandomWay[];
    }
  | {
      readonly op: "add";
      readonly ahead: number;
      readonly time: LocalTime;
      readonly minutes?: number;
      readonly place?: Place;
      readonly lead?: Lead;
    }
  | { readonly op: "end"; readonly ahead: number | null; readonly ways: readonly RandomWay[] }
  | { readonly op: "close"; readonly pick: number; readonly fromTime: LocalTime | null }
  | { readonly op: "pass"; readonly minutes: number };

interface RandomWay {
  readonly way: "place" | "time" | "skip";
  readonly pick: number;
  readonly place: Place;
  readonly time: LocalTime;
}

/** One step in the life of a series. */
export type RandomStep =
  | { readonly kind: "change"; readonly change: SeriesChange; readonly days: DaysSpec | null }
  | { readonly kind: "mark" | "clear"; readonly sessionId: string }
  | { readonly kind: "close"; readonly closure: DatedClosure }
  | { readonly kind: "reopen"; readonly closureId: string }
  | { readonly kind: "pass"; readonly now: Instant }
  /** There is nothing that the operation could mean. */
  | { readonly kind: "none" };

const pick = fc.nat(997);
const time = fc.constantFrom(...TIMES);
const minutes = fc.constantFrom(...LENGTHS);
const place = fc.constantFrom(...PLACES);
const lead = fc.constantFrom(...LEADS);
const ways = fc.array(fc.record({ way: fc.constantFrom("place", "time", "skip"), pick, place, time }), {
  maxLength: 2,
});
const some = { requiredKeys: [] };

/** Any one operation. Changes of the series are the commonest: they are the hardest. */
export const randomOperation: fc.Arbitrary<RandomOperation> = fc.oneof(
  weighted(
    4,
    fc.record({
      op: fc.constant("move"),
      pick,
      shift: fc.option(fc.integer({ min: -4, max: 9 }), { freq: 6 }),
      time: fc.option(time),
    }),
  ),
  weighted(2, both(fc.record({ op: fc.constant("change"), pick }), fc.record({ minutes, place, lead }, some))),
  weighted(4, fc.record({ op: fc.constantFrom("cancel", "cancel", "restore"), pick })),
  weighted(3, fc.record({ op: fc.constantFrom("mark", "mark", "clear"), pick })),
  weighted(1, fc.record({ op: fc.constantFrom("reopen", "unhold"), pick })),
  weighted(1, fc.record({ op: fc.constant("hold"), pick, place: fc.option(place) })),
  weighted(
    9,
    both(
      fc.record({
        ...{ op: fc.constant("series"), scope: fc.constantFrom("following", "following", "all"), pick },
        ...{ takesAlong: fc.boolean(), ways: fc.oneof(fc.constant([]), ways) },
      }),
      fc.record({ time, minutes, place, lead, title: fc.constantFrom("Skills", "Coping"), days: repeatingDays }, some),
    ),
  ),
  weighted(
    2,
    both(
      fc.record({ op: fc.constant("add"), ahead: fc.integer({ min: -5, max: 60 }), time }),
      fc.record({ minutes, place, lead }, some),
    ),
  ),
  weighted(3, fc.record({ op: fc.constant("end"), ahead: fc.option(fc.integer({ min: -2, max: 90 })), ways })),
  weighted(2, fc.record({ op: fc.constant("close"), pick, fromTime: fc.option(time) })),
  weighted(2, fc.record({ op: fc.constant("pass"), minutes: fc.integer({ min: 30, max: 20_000 }) })),
) as fc.Arbitrary<RandomOperation>;

function weighted<Value>(weight: number, arbitrary: fc.Arbitrary<Value>) {
  return { weight, arbitrary };
}

function both<A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> {
  return fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }));
}

/** What an operation means for the series as it stands. */
export function stepOf(operation: RandomOperation, state: SeriesState, now: Instant): RandomStep {
  const today = toLocal(now, state.zone).date;
  switch (operation.op) {
    case "pass":
      return { kind: "pass", now: new Date(now.getTime() + operation.minutes * 60_000) };
    case "add": {
      const { ahead, time: startTime, minutes: durationMinutes, place, lead } = operation;
      const given = omitUndefined({ durationMinutes, place, lead });
      return planned({ kind: "add-one", date: addDays(today, ahead), startTime, ...given });
    }
    case "end": {
      const lastDay = operation.ahead === null ? null : addDays(today, operation.ahead);
      return planned({ kind: "end-on", lastDay, exceptions: waysOf(operation.ways, state) });
    }
    case "reopen": {
      const closure = state.closures[operation.pick % (state.closures.length || 1)];
      return closure === undefined ? { kind: "none" } : { kind: "reopen", closureId: closure.id };
    }
    default: {
      const session = picked(state, operation.pick, operation.op);
      return session === undefined ? { kind: "none" } : stepWith(operation, session, state);
    }
  }
}

function stepWith(
  operation: Exclude<RandomOperation, { readonly op: "pass" | "add" | "end" | "reopen" }>,
  session: SessionState,
  state: SeriesState,
): RandomStep {
  const sessionId = session.id;
  switch (operation.op) {
    case "mark":
    case "clear":
      return { kind: operation.op, sessionId };
    case "close": {
      const { fromTime } = operation;
      const name = `Closure ${state.closures.length + 1}`;
      const id = `${name} ${session.id}`;
      return { kind: "close", closure: { id, name, siteId: null, date: session.date, fromTime, toTime: null } };
    }
    case "cancel":
      return planned({ kind: "cancel-one", sessionId, reason: "Nobody can lead it" });
    case "restore":
      return planned({ kind: "restore-one", sessionId });
    case "hold":
      return planned({ kind: "hold-anyway", sessionId, place: operation.place, isHeld: true });
    case "unhold":
      return planned({ kind: "hold-anyway", sessionId, place: null, isHeld: false });
    case "move": {
      if (operation.shift === null) {
        const { regularDate: date, regularTime: startTime } = session;
        return planned({ kind: "change-one", sessionId, wanted: { date, startTime } });
      }
      const startTime = operation.time ?? undefined;
      const wanted = { date: addDays(session.date, operation.shift), ...omitUndefined({ startTime }) };
      return planned({ kind: "change-one", sessionId, wanted });
    }
    case "change": {
      const { minutes: durationMinutes, place, lead } = operation;
      return planned({ kind: "change-one", sessionId, wanted: omitUndefined({ durationMinutes, place, lead }) });
    }
    case "series": {
      const { time: startTime, minutes: durationMinutes, place, lead, title, days } = operation;
      const rule = days === undefined ? undefined : (ruleOfDays(days) ?? undefined);
      const wanted = omitUndefined({ startTime, durationMinutes, place, lead, title, rule });
      const moved = state.sessions.filter(({ own, status }) => own.time && status !== "cancelled");
      const takeAlong = operation.takesAlong ? moved.map(({ id }) => id) : [];
      const { scope } = operation;
      const exceptions = waysOf(operation.ways, state);
      return planned({ kind: "change-series", scope, anchorId: sessionId, wanted, takeAlong, exceptions }, days);
    }
  }
}

function planned(change: SeriesChange, days: DaysSpec | null = null): RandomStep {
  return { kind: "change", change, days };
}

/** Some operations mean something for a few sessions only: those are picked among, where there are any. */
function picked(state: SeriesState, index: number, op: RandomOperation["op"]): SessionState | undefined {
  const fits = state.sessions.filter(({ status, hasMarks, isHeldAnyway }) => {
    if (op === "restore") return status === "cancelled";
    if (op === "clear") return hasMarks;
    if (op === "hold") return status === "closed";
    return op === "unhold" ? isHeldAnyway : true;
  });
  const among = fits.length > 0 ? fits : state.sessions;
  return among[index % (among.length || 1)];
}

function waysOf(given: readonly RandomWay[], { sessions }: SeriesState): DayException[] {
  return given.flatMap<DayException>(({ way, pick, place, time }) => {
    const date = sessions[pick % (sessions.length || 1)]?.regularDate;
    if (date === undefined) return [];
    if (way === "place") return [{ way, date, place }];
    return way === "time" ? [{ way, date, startTime: time }] : [{ way, date }];
  });
}

function omitUndefined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as ReturnType<
    typeof omitUndefined<Value>
  >;
}
