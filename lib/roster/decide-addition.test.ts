import { describe, expect, test } from "vitest";
import { done, refuse } from "../result";
import {
  decideAddition,
  explainAdditionRefusal,
  readVisitorRule,
  type AdditionRefusal,
  type AdditionWish,
  type AdditionWorld,
} from "./decide-addition";

const world: AdditionWorld = {
  session: {
    ...{ siteId: "worcester", programId: "iop", kind: "group", status: "scheduled" },
    startsAt: new Date("2026-03-07T15:15:00Z"),
  },
  client: { siteId: "worcester" },
  enrollment: { id: "ada's", programId: "iop", isOnHold: false },
  there: null,
  missed: {
    ...{ enrollmentId: "ada's", isMissed: true, isMadeUp: false },
    startsAt: new Date("2026-03-02T14:00:00Z"),
  },
  visitors: "own_program",
  ...{ isFull: false, clashesWith: null, isUnavailable: false, isLocked: false },
};
const walkIn: AdditionWish = { kind: "walk_in", makeUpForSessionId: null };
const makeUp: AdditionWish = { kind: "make_up", makeUpForSessionId: "missed" };
const visitor: AdditionWish = { kind: "visitor", makeUpForSessionId: null };
const missed = world.missed!;

describe("who may be added to one roster", () => {
  test.each<[string, AdditionRefusal["reason"] | "added" | "there", AdditionWish, Partial<AdditionWorld>]>([
    ["a walk-in", "added", walkIn, {}],
    ["a make-up", "added", makeUp, {}],
    ["a visitor", "added", visitor, {}],
    ["the same again", "there", makeUp, { there: { sessionId: "s", ...makeUp } }],
    ["as something else", "already_there", visitor, { there: { sessionId: "s", ...makeUp } }],
    [
      "for another miss",
      "already_there",
      { ...makeUp, makeUpForSessionId: "other" },
      { there: { sessionId: "s", ...makeUp } },
    ],
    ["somebody expected anyway", "already_there", walkIn, { there: "planned" }],
    ["to a canceled session", "session_off", walkIn, { session: { ...world.session, status: "cancelled" } }],
    ["to a closed one", "session_off", walkIn, { session: { ...world.session, status: "closed" } }],
    ["to somebody's own hour", "not_a_group", walkIn, { session: { ...world.session, kind: "individual" } }],
    ["to a family hour", "not_a_group", makeUp, { session: { ...world.session, kind: "family" } }],
    ["a client of another site", "client_of_other_site", walkIn, { client: { siteId: "quincy" } }],
    ["somebody who is not enrolled then", "not_enrolled", walkIn, { enrollment: null }],
    ["somebody on hold", "on_hold", walkIn, { enrollment: { ...world.enrollment!, isOnHold: true } }],
    ["a make-up of nothing", "no_missed_session", makeUp, { missed: null }],
    ["a make-up of another stay's miss", "not_theirs", makeUp, { missed: { ...missed, enrollmentId: "earlier" } }],
    ["a make-up of what was attended", "not_missed", makeUp, { missed: { ...missed, isMissed: false } }],
    [
      "a make-up before the miss",
      "before_the_miss",
      makeUp,
      { missed: { ...missed, startsAt: world.session.startsAt } },
    ],
    ["a second make-up", "already_made_up", makeUp, { missed: { ...missed, isMadeUp: true } }],
    [
      "a visitor from another program",
      "visitors_not_taken",
      visitor,
      { enrollment: { ...world.enrollment!, programId: "php" } },
    ],
    [
      "one from any program, where that is allowed",
      "added",
      visitor,
      { visitors: "any_program", enrollment: { ...world.enrollment!, programId: "php" } },
    ],
    ["a visitor to a group of no program", "added", visitor, { session: { ...world.session, programId: null } }],
    ["a visitor where nobody is taken in", "visitors_not_taken", visitor, { visitors: "none" }],
    ["a walk-in where no visitors are taken in", "added", walkIn, { visitors: "none" }],
    ["after the lock", "locked", walkIn, { isLocked: true }],
    ["at two places at once", "time_clash", walkIn, { clashesWith: "CBT group" }],
    ["when they cannot come", "cannot_come_then", walkIn, { isUnavailable: true }],
    ["to a full session", "full", walkIn, { isFull: true }],
  ])("%s: %s", (_title, wanted, wish, over) => {
    const decided = decideAddition({ ...world, ...over }, wish);
    if (wanted === "added") expect(decided).toEqual(done(wish.kind));
    else if (wanted === "there") expect(decided).toEqual(done(null));
    else {
      const refusal = wanted === "time_clash" ? { reason: wanted, title: "CBT group" } : { reason: wanted };
      expect(decided).toEqual(refuse(refusal));
      expect(explainAdditionRefusal(refusal as AdditionRefusal)).toMatch(/\.$/);
    }
  });

  test("a taken line says why it stays", () => {
    expect(explainAdditionRefusal({ reason: "marked" })).toBe(
      "Attendance is recorded on this line. Clear the mark first.",
    );
    expect(explainAdditionRefusal({ reason: "not_added" })).toContain("nothing to take back");
  });
});

test.each([
  ["own_program", null],
  ["own_program", { additions: { visitors: "everybody" } }],
  ["own_program", "additions"],
  ["none", { additions: { visitors: "none" } }],
  ["any_program", { additions: { visitors: "any_program" }, makeUps: {} }],
])("the rule about visitors is %s, read from %j", (rule, stored) => {
  expect(readVisitorRule(stored)).toBe(rule);
});
