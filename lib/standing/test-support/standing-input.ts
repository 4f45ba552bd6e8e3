import fc from "fast-check";
import { anyPolicies } from "@/lib/standing/test-support/any-policy";
import { offsetAt, plusMinutes } from "@/lib/standing/test-support/wall-clock";
import { plusDays } from "@/lib/standing/test-support/naive-world";
import type { ExpectedSession, LocalDate, Mark, Moment, Recorded, StandingInput } from "@/lib/standing/types";

/*
 * Random enrollments as a clinic might have them: well formed as the rules promise, but with everything that can go
 * together going together. Around the spring change of the clocks, so that wall clock and elapsed time differ.
 */

const FIRST_DAY = "2026-02-16";

/** How large the enrollments get. */
export interface Size {
  readonly days: number;
  readonly sessions: number;
}

const anyTime = fc.constantFrom("09:00", "10:15", "11:30", "13:00", "18:00", "22:30");
const anyLength = fc.constantFrom(50, 60, 60, 90, 180);
const anyKind = fc.constantFrom(undefined, undefined, undefined, "group", "individual", "family");
const anyStatus = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(undefined, "scheduled" as const, "held" as const) },
  { weight: 1, arbitrary: fc.constantFrom("cancelled" as const, "closed" as const) },
);

/** One time in so many, else nothing. */
function oneIn<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

/** A moment on the wall clock of the program. */
function momentAt(date: LocalDate, time: string): Moment {
  return `${date}T${time}${offsetAt(date, time)}`;
}

function anyMark(sessionId: string, start: Moment, end: Moment): fc.Arbitrary<Mark> {
  const around = (moment: Moment, least: number, most: number): fc.Arbitrary<Moment> =>
    fc.tuple(fc.integer({ min: least, max: most }), fc.constantFrom("", "", ":59")).map(([minutes, seconds]) => {
      const at = plusMinutes(moment, minutes);
      return at.slice(0, 16) + seconds + at.slice(16);
    });
  return fc
    .record({
      was: fc.constantFrom("attended", "attended", "missed", "missed", "excused"),
      arrivedAt: oneIn(3, around(start, -5, 30)),
      leftAt: oneIn(4, around(end, -40, 5)),
      noticeGivenAt: oneIn(4, around(start, -3000, 60)),
      reason: oneIn(2, fc.constantFrom("medical", "court", "vacation")),
    })
    .map((mark) => {
      const isAttended = mark.was === "attended";
      return without({
        session: sessionId,
        was: mark.was as Mark["was"],
        arrivedAt: isAttended ? mark.arrivedAt : undefined,
        leftAt: isAttended ? mark.leftAt : undefined,
        noticeGivenAt: mark.noticeGivenAt,
        reason: mark.reason,
      }) as Mark;
    });
}

/** One record, or a record and its corrections, the last of which may take it back. No two are made at one moment. */
function anyHistory<T extends object>(
  first: fc.Arbitrary<T>,
  day: LocalDate,
  correct: (record: T) => fc.Arbitrary<T> = () => first,
): fc.Arbitrary<(Recorded & T)[]> {
  const plain = first.map((record) => [record as Recorded & T]);
  const corrected = first.chain((record) =>
    fc
      .record({
        after: fc.integer({ min: 0, max: 6 }),
        second: correct(record),
        isVoid: fc.boolean(),
        dated: fc.boolean(),
      })
      .map(({ after, second, isVoid, dated }): (Recorded & T)[] => [
        dated ? { ...record, recordedAt: momentAt(plusDays(day, -1), "12:00") } : { ...record },
        {
          ...second,
          recordedAt: momentAt(plusDays(day, after), "19:30"),
          ...(isVoid ? { void: true as const } : {}),
        },
      ]),
  );
  return fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: corrected });
}

interface Place {
  readonly day: number;
  readonly time: string;
  readonly minutes: number;
  readonly kind: string | undefined;
  readonly makesUp: number | undefined;
}

const anyPlace = (days: number): fc.Arbitrary<Place> =>
  fc.record({
    day: fc.noBias(fc.integer({ min: -2, max: days })),
    time: anyTime,
    minutes: anyLength,
    kind: anyKind,
    makesUp: oneIn(7, fc.nat()),
  });

function sessionsAt(places: readonly Place[], start: LocalDate): ExpectedSession[] {
  return places.map((place, index) => {
    const startsAt = momentAt(plusDays(start, place.day), place.time);
    const makesUp = place.makesUp === undefined || index === 0 ? undefined : `s${place.makesUp % index}`;
    return without({
      id: `s${index}`,
      start: startsAt,
      end: plusMinutes(startsAt, place.minutes),
      kind: place.kind,
      makeUpFor: makesUp,
    }) as ExpectedSession;
  });
}

/** A well-formed input of at most that size. */
export function anyStandingInput(size: Size): fc.Arbitrary<StandingInput> {
  return fc
    .record({
      offset: fc.integer({ min: 0, max: 20 }),
      places: fc.array(anyPlace(size.days), { maxLength: size.sessions, minLength: 3, size: "max" }),
      asOfDay: fc.noBias(fc.integer({ min: 0, max: size.days })),
    })
    .chain(({ offset, places, asOfDay }) => {
      const start = plusDays(FIRST_DAY, offset);
      return anyInputAround(start, plusDays(start, asOfDay), sessionsAt(places, start), size);
    });
}

function anyInputAround(
  start: LocalDate,
  asOf: LocalDate,
  sessions: readonly ExpectedSession[],
  size: Size,
): fc.Arbitrary<StandingInput> {
  const anyDate = (least = -2, most = size.days): fc.Arbitrary<LocalDate> =>
    fc.noBias(fc.integer({ min: least, max: most })).map((days) => plusDays(start, days));
  const histories = <T extends object>(
    arbitraries: fc.Arbitrary<T>[],
    day: (index: number) => LocalDate,
    correct?: (record: T) => fc.Arbitrary<T>,
  ): fc.Arbitrary<(Recorded & T)[]> =>
    fc.tuple(...arbitraries.map((one, index) => anyHistory(one, day(index), correct))).map((lists) => lists.flat());
  const listOf = <T extends object>(
    maxLength: number,
    make: (index: number) => fc.Arbitrary<T>,
    correct?: (record: T) => fc.Arbitrary<T>,
  ): fc.Arbitrary<(Recorded & T)[]> =>
    fc.nat(maxLength).chain((length) =>
      histories(
        Array.from({ length }, (_, index) => make(index)),
        () => asOf,
        correct,
      ),
    );
  const anySessions = histories(
    sessions.map((session) => anyStatus.map((status) => without({ ...session, status }) as ExpectedSession)),
    (index) => sessions[index]!.start.slice(0, 10),
  );
  const anyMarks = fc
    .tuple(
      ...sessions.map(({ id, start: from, end }) => {
        const date = from.slice(0, 10);
        const list = anyHistory(anyMark(id, from, end), date);
        const isFuture = date > asOf;
        return fc.oneof(
          { weight: isFuture ? 1 : 7, arbitrary: list },
          { weight: isFuture ? 9 : 1, arbitrary: fc.constant([]) },
        );
      }),
    )
    .map((lists) => lists.flat());
  return fc
    .record({
      knownAt: fc.oneof(
        fc.constant(null),
        fc.constantFrom("08:00", "10:42:30", "18:30", "23:59").map((time) => momentAt(asOf, time)),
        fc.integer({ min: 1, max: 8 }).map((days) => momentAt(plusDays(asOf, days), "00:20")),
      ),
      end: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDate(0, size.days + 5) }),
      policyVersions: anyPolicies(start, asOf, size.days),
      planPhases: fc.uniqueArray(anyDate(-10), { maxLength: 3 }).chain((dates) =>
        histories(
          dates.map((from, index) =>
            fc
              .record({ minutesPerWeek: fc.constantFrom(0, 180, 540, 720), daysPerWeek: oneIn(2, fc.nat(5)) })
              .map((phase) => without({ id: `p${index}`, from, ...phase }) as StandingInput["planPhases"][number]),
          ),
          () => asOf,
        ),
      ),
      expectedSessions: anySessions,
      marks: anyMarks,
      holds: listOf(2, (index) =>
        fc.tuple(anyDate(), fc.option(fc.nat(9), { freq: 12 })).map(([from, days]) => ({
          id: `h${index}`,
          from,
          to: days === null ? null : plusDays(from, days),
        })),
      ),
      contacts: listOf(3, (index) => fc.record({ id: fc.constant(`k${index}`), on: anyDate(), reached: fc.boolean() })),
      decisions: anyDecisions(sessions, anyDate, asOf),
      openedCases: listOf(2, (index) =>
        fc
          .tuple(fc.constantFrom("r0", "r1", "r2", "r3", "contract"), anyDate(0), fc.constantFrom("contract", "review"))
          .map(([rule, on, level]) => ({ key: `${rule}@${plusDays(on, index)}`, level: level as "review" })),
      ).map((cases) => cases.filter((one, at) => cases.findIndex(({ key }) => key === one.key) === at)),
    })
    .map(({ end, ...rest }) => ({ asOf, enrollment: { start, end }, ...rest }));
}

function anyDecisions(
  sessions: readonly ExpectedSession[],
  anyDate: (least?: number, most?: number) => fc.Arbitrary<LocalDate>,
  asOf: LocalDate,
): fc.Arbitrary<StandingInput["decisions"]> {
  type Decision = StandingInput["decisions"][number];
  const one = fc
    .record({
      on: anyDate(-1),
      kind: fc.constantFrom("close", "close", "sign", "sign", "waive", "acknowledge"),
      rule: fc.constantFrom("r0", "r1", "r2", "r3", "contract"),
      session: fc.constantFrom(...sessions.map(({ id }) => id)),
      version: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ on, kind, rule, session, version }) => {
      if (kind === "close") return { on, kind, rule };
      if (kind === "waive") return { on, kind, session };
      if (kind === "acknowledge") return { on, kind, version };
      return { on, kind: "sign" };
    });
  return fc
    .array(one, { maxLength: 5 })
    .map((list) =>
      list.filter(
        (decision, at) =>
          decision.kind !== "sign" ||
          list.findIndex((other) => other.kind === "sign" && other.on === decision.on) === at,
      ),
    )
    .chain((list) =>
      fc.tuple(
        ...list.map((decision, index) => anyHistory(fc.constant({ id: `d${index}`, ...decision } as Decision), asOf)),
      ),
    )
    .map((lists) => lists.flat());
}
