import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { zone } from "@/lib/time/zone";
import { explainAgainst, explainFor } from "./explain-substitutes";
import {
  rankSubstitutes,
  shareOf,
  whatSpeaksAgainst,
  type BusyTime,
  type Colleague,
  type SessionToCover,
} from "./substitutes";

const DAY = localDate("2026-11-24");
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 24, hour + 5, minute));
const NEW_YORK = zone("America/New_York");

function session(more: Partial<SessionToCover & { title: string }> = {}): SessionToCover & { title: string } {
  return {
    id: "session",
    title: "Relapse prevention",
    siteId: "here",
    seriesId: "series",
    trackId: "track",
    date: DAY,
    startsAt: at(10),
    endsAt: at(11),
    facilitatorId: "absent",
    coFacilitatorId: null,
    credential: null,
    clientIds: ["ada", "ben", "carla"],
    declinedBy: [],
    ...more,
  };
}

function colleague(id: string, more: Partial<Colleague> = {}): Colleague {
  return {
    id,
    name: id,
    isArchived: false,
    credentials: [],
    sites: new Set(["here"]),
    busy: [],
    away: [],
    leads: true,
    ledSeries: new Set(),
    leadsTracks: new Set(),
    knows: new Set(),
    ...more,
  };
}

function busy(from: Date, to: Date, more: Partial<BusyTime> = {}): BusyTime {
  return { sessionId: "other", title: "CBT skills", date: DAY, startsAt: from, endsAt: to, ...more };
}

const goodOf = (about: SessionToCover, ...people: Colleague[]) =>
  rankSubstitutes(about, "absent", people).good.map(({ staffId }) => staffId);

describe("rankSubstitutes", () => {
  it("leaves out the absent one, the archived, those of other sites, and who leads it anyway", () => {
    const people = [
      colleague("absent"),
      colleague("archived", { isArchived: true }),
      colleague("there", { sites: new Set(["there"]) }),
      colleague("everywhere", { sites: "all" }),
    ];
    const ranking = rankSubstitutes(session(), "absent", people);
    expect(ranking.good.map(({ staffId }) => staffId)).toEqual(["everywhere"]);
    expect(ranking.others).toEqual([]);
    const beside = session({ facilitatorId: "lead", coFacilitatorId: "absent" });
    expect(rankSubstitutes(beside, "absent", [colleague("lead")])).toEqual({ good: [], others: [] });
  });

  it.each([
    ["at the same time", busy(at(10), at(11)), false],
    ["over its end", busy(at(10, 30), at(12)), false],
    ["around it", busy(at(9), at(12)), false],
    ["until it starts", busy(at(9), at(10)), true],
    ["from its end on", busy(at(11), at(12)), true],
    ["in the session itself, beside the absent one", busy(at(10), at(11), { sessionId: "session" }), true],
  ])("asks whether somebody who leads %s is free", (_when, other, isFree) => {
    const ranking = rankSubstitutes(session(), "absent", [colleague("theo", { busy: [other] })]);
    expect(ranking.good).toHaveLength(isFree ? 1 : 0);
    expect(ranking.others).toHaveLength(isFree ? 0 : 1);
  });

  it("says everything that speaks against somebody", () => {
    const person = colleague("theo", {
      busy: [busy(at(10), at(11)), busy(at(8), at(9))],
      away: [
        { from: localDate("2026-11-23"), through: localDate("2026-11-24") },
        { from: localDate("2026-11-25"), through: localDate("2026-11-25") },
      ],
      credentials: ["LADC I"],
    });
    const about = session({ credential: "LMHC", declinedBy: ["theo"] });
    expect(whatSpeaksAgainst(about, person).map((each) => explainAgainst(each, NEW_YORK))).toEqual([
      "leads CBT skills 10:00–11:00 AM",
      "away Nov 23–24",
      "does not hold LMHC",
      "said no",
    ]);
  });

  it("puts those with the least against them first", () => {
    const two = colleague("ana", { busy: [busy(at(10), at(11))], away: [{ from: DAY, through: DAY }] });
    const one = colleague("zoe", { busy: [busy(at(10), at(11))] });
    expect(rankSubstitutes(session(), "absent", [two, one]).others.map(({ staffId }) => staffId)).toEqual([
      "zoe",
      "ana",
    ]);
  });

  it("ranks who co-leads, led the series, knows the people, leads in the track, has few hours, and then by name", () => {
    const about = session({ coFacilitatorId: "co" });
    const morning = busy(at(8), at(9));
    const people = [
      colleague("front-desk", { leads: false }),
      colleague("bea"),
      colleague("abe"),
      colleague("tired", { busy: [morning] }),
      colleague("track", { leadsTracks: new Set(["track"]), busy: [morning] }),
      colleague("knows-one", { knows: new Set(["ada"]), busy: [morning] }),
      colleague("knows-two", { knows: new Set(["ada", "ben", "somebody else"]), busy: [morning] }),
      colleague("led", { ledSeries: new Set(["series"]), busy: [morning] }),
      colleague("co", { busy: [morning, busy(at(10), at(11), { sessionId: "session" })] }),
    ];
    const wanted = ["co", "led", "knows-two", "knows-one", "track", "abe", "bea", "tired", "front-desk"];
    expect(goodOf(about, ...people)).toEqual(wanted);
    expect(goodOf(about, ...people.reverse())).toEqual(wanted);
  });

  it("says what speaks for somebody", () => {
    const person = colleague("theo", {
      ledSeries: new Set(["series"]),
      leadsTracks: new Set(["track"]),
      knows: new Set(["ada", "ben"]),
      busy: [busy(at(8), at(9)), busy(at(13), at(14, 30)), busy(at(9), at(10), { date: localDate("2026-11-25") })],
    });
    const [pick] = rankSubstitutes(session({ coFacilitatorId: "theo" }), "absent", [person]).good;
    expect(pick).toMatchObject({ knows: 2, minutesThatDay: 150 });
    expect(explainFor(pick!, 3)).toEqual([
      "co-leads it already",
      "led this series before",
      "knows 2 of 3",
      "2 h 30 min that day",
    ]);
    const plain = rankSubstitutes(session(), "absent", [colleague("x", { leadsTracks: new Set(["track"]) })]).good[0]!;
    expect(explainFor(plain, 3)).toEqual(["leads in this track", "nothing else that day"]);
    expect(explainFor({ ...plain, leads: false, leadsTrack: false }, 3)).toEqual(["leads no sessions so far"]);
  });
});

const hour = fc.integer({ min: 0, max: 22 });
const someone = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "absent"),
  isArchived: fc.boolean(),
  credentials: fc.subarray(["LMHC", "LADC I"]),
  sites: fc.constantFrom<Colleague["sites"]>("all", new Set(["here"]), new Set(["there"])),
  hours: fc.array(hour, { maxLength: 5 }),
  isAway: fc.boolean(),
});
const people = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 6 }).map((list) =>
  list.map(({ hours, isAway, ...rest }) =>
    colleague(rest.id, {
      ...rest,
      busy: hours.map((from, index) => busy(at(from), at(from + 1), { sessionId: `${rest.id} ${index}` })),
      away: isAway ? [{ from: DAY, through: DAY }] : [],
    }),
  ),
);
const asked = fc
  .uniqueArray(fc.tuple(hour, fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, "LMHC")), { maxLength: 8 })
  .map((list) =>
    list.map(([from, halves, credential], index) =>
      session({ id: `s${index}`, startsAt: at(from), endsAt: at(from, halves * 30), credential }),
    ),
  );

describe("whoever works here", () => {
  it("is each once a good pick or told why not, and a good pick is free, there and qualified", () => {
    fc.assert(
      fc.property(people, asked, (all, sessions) => {
        for (const about of sessions) {
          const { good, others } = rankSubstitutes(about, "absent", all);
          const here = all.filter(
            ({ id, isArchived, sites }) => id !== "absent" && !isArchived && (sites === "all" || sites.has("here")),
          );
          const told = [...good, ...others].map(({ staffId }) => staffId);
          expect(told.sort()).toEqual(here.map(({ id }) => id).sort());
          for (const { staffId } of good) {
            const person = all.find(({ id }) => id === staffId)!;
            expect(person.busy.some((each) => each.startsAt < about.endsAt && about.startsAt < each.endsAt)).toBe(
              false,
            );
            expect(person.away).toEqual([]);
            if (about.credential !== null) expect(person.credentials).toContain(about.credential);
          }
          for (const { against } of others) expect(against.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("takes a share that holds no two sessions at once, and nothing more could be added to it", () => {
    fc.assert(
      fc.property(people, asked, (all, sessions) => {
        for (const person of all) {
          const { takes, cannot } = shareOf(sessions, "absent", person);
          const taken = sessions.filter(({ id }) => takes.includes(id));
          for (const one of taken)
            for (const other of taken)
              if (one !== other) expect(one.startsAt < other.endsAt && other.startsAt < one.endsAt).toBe(false);
          const withTaken = {
            ...person,
            busy: [...person.busy, ...taken.map((each) => busy(each.startsAt, each.endsAt, { sessionId: each.id }))],
          };
          for (const { sessionId } of cannot) {
            const about = sessions.find(({ id }) => id === sessionId)!;
            expect(whatSpeaksAgainst(about, withTaken).length).toBeGreaterThan(0);
          }
          const works =
            person.id !== "absent" && !person.isArchived && (person.sites === "all" || person.sites.has("here"));
          expect(takes.length + cannot.length).toBe(works ? sessions.length : 0);
        }
      }),
    );
  });
});

describe("shareOf", () => {
  it("takes the earlier of two at once, and says what it is in the way of the other", () => {
    const early = session({ id: "early", title: "Coping skills" });
    const late = session({ id: "late", startsAt: at(10, 30), endsAt: at(11, 30) });
    const after = session({ id: "after", startsAt: at(11), endsAt: at(12) });
    const share = shareOf([late, after, early], "absent", colleague("theo"));
    expect(share.takes).toEqual(["early", "after"]);
    expect(share.cannot.map(({ against }) => explainAgainst(against[0]!, NEW_YORK))).toEqual([
      "leads Coping skills 10:00–11:00 AM",
    ]);
  });
});
