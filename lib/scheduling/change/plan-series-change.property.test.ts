import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import {
  expectBeforeAnchorUntouched,
  expectCancelledStay,
  expectIdsForLife,
  expectMarksKept,
  expectNoTwins,
  expectOneChanged,
  expectPartsYieldRows,
  expectPastUntouched,
  expectSequence,
} from "@/lib/scheduling/change/testing/invariants";
import { playStep, type SeriesWorld } from "@/lib/scheduling/change/testing/play-step";
import { randomOperation, stepOf, type RandomOperation } from "@/lib/scheduling/change/testing/random-changes";
import {
  LEADS,
  PLACES,
  randomSeries,
  stateOfSetup,
  type SeriesSetup,
} from "@/lib/scheduling/change/testing/random-series";
import { SimpleSeries } from "@/lib/scheduling/change/testing/simple-series";
import { Refused, type SimpleSession } from "@/lib/scheduling/change/testing/simple-sessions";

const RUNS = Number(process.env.SERIES_RUNS ?? "3000");
const SEED = Number(process.env.SERIES_SEED ?? "20261118");

/** One session in one form, whether the planner's or the model's. */
function told(session: SimpleSession | SessionState): string {
  const { id, startsAt, own, place, lead, ...rest } = session;
  const { origin, date, startTime, durationMinutes, regularDate, regularTime, title, capacity, status } = rest;
  const { cancelReason, sequence, isHeldAnyway, hasMarks, hasHistory } = rest;
  return JSON.stringify({
    ...{ id, startsAt: Number(startsAt), origin, date, startTime, durationMinutes, regularDate, regularTime },
    own: [own.time, own.length, own.place, own.lead],
    place: [place.roomId, place.modality, place.joinLink],
    lead: [lead.facilitatorId, lead.coFacilitatorId],
    ...{ title, capacity, status, cancelReason, sequence, isHeldAnyway, hasMarks, hasHistory },
  });
}

/** Sessions that the model made get the ids of those that the planner made at the same starts. */
function nameNew(model: SimpleSeries, state: SeriesState): void {
  const known = new Set(model.sessions.map(({ id }) => id));
  const free = state.sessions.filter(({ id }) => !known.has(id));
  for (const session of model.sessions.filter(({ id }) => id === null)) {
    const twin = free.find(
      ({ startsAt, origin, regularDate }) =>
        startsAt.getTime() === session.startsAt && origin === session.origin && regularDate === session.regularDate,
    );
    if (twin) session.id = twin.id;
  }
}

function expectAgreement(model: SimpleSeries, state: SeriesState): void {
  nameNew(model, state);
  const [planned, plain] = [state.sessions.map(told).sort(), model.sessions.map(told).sort()];
  if (planned.join() !== plain.join()) expect(planned).toEqual(plain);
  expect({ through: state.parts.at(-1)!.through, rows: state.materializedThrough, title: state.title }).toEqual({
    through: model.last.through,
    rows: model.rowsThrough,
    title: model.title,
  });
}

/** What a second time may be refused with: the first time has done it. */
const DONE_ALREADY: Partial<Record<SeriesChange["kind"], readonly string[]>> = {
  "add-one": ["duplicate"],
  "restore-one": ["not_cancelled"],
  // The anchor's own day was taken out, and the anchor with it.
  "change-series": ["unknown_session"],
};

/** Twice is the same as once (H19). */
function expectTwiceIsOnce({ state, now }: SeriesWorld, change: SeriesChange): void {
  // Where the anchor's new time passes another session of its day, "following" means others the second time.
  if (change.kind === "change-series" && hasCompany(state, change.anchorId)) return;
  const again = planSeriesChange(state, change, { now });
  if (again.ok)
    expect(again.value, "a second time").toMatchObject({ isNothing: true, changed: [], added: [], removed: [] });
  else expect(DONE_ALREADY[change.kind] ?? []).toContain(again.refusal.reason);
}

function hasCompany({ sessions }: SeriesState, id: string): boolean {
  const date = sessions.find((session) => session.id === id)?.regularDate;
  return sessions.filter(({ regularDate }) => regularDate === date).length > 1;
}

function live(setup: SeriesSetup, operations: readonly RandomOperation[]): void {
  let ids = 0;
  const newId = () => `s${String(++ids).padStart(4, "0")}`;
  let world: SeriesWorld = { state: stateOfSetup(setup, newId), now: setup.now };
  const model = new SimpleSeries(setup, PLACES[0]!, LEADS[0]!);
  const seen = new Set<string>();
  const gone = new Set<string>();
  const restored = new Set<string>();
  expectIdsForLife(world.state, seen, gone);
  expectAgreement(model, world.state);
  expectPartsYieldRows(world.state, world.now);
  for (const operation of operations) {
    const step = stepOf(operation, world.state, world.now);
    const { world: next, refusal } = playStep(world, step, newId);
    const said = modelSays(model, () => model.take(step));
    expect(refusal?.reason ?? null).toBe(said?.reason ?? null);
    if (refusal && "date" in refusal) expect(refusal.date).toBe(said?.date);
    expectAgreement(model, next.state);
    expectNoTwins(next.state);
    expectIdsForLife(next.state, seen, gone);
    if (step.kind !== "clear") expectMarksKept(world.state, next.state);
    expectSequence(world.state, next.state);
    if (step.kind === "change") {
      expectPastUntouched(world.state, next.state, step.change, world.now);
      expectOneChangedUnlessRefused(world.state, next.state, step.change, refusal !== null);
      expectBeforeAnchorUntouched(world.state, next.state, step.change);
      expectCancelledStay(world.state, next.state, step.change);
      if (refusal === null) expectTwiceIsOnce(next, step.change);
      if (step.change.kind === "restore-one") restored.add(step.change.sessionId);
      expectPartsYieldRows(next.state, next.now, restored);
    }
    world = next;
  }
}

function expectOneChangedUnlessRefused(
  before: SeriesState,
  after: SeriesState,
  change: SeriesChange,
  isRefused: boolean,
) {
  if (isRefused) expect(after).toBe(before);
  else expectOneChanged(before, after, change);
}

function modelSays(model: SimpleSeries, take: () => void): Refused | null {
  try {
    take();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

describe("random lives of a series", () => {
  it(`agree with the rules said plainly, and break none of them (seed ${SEED})`, { timeout: 240_000 }, () => {
    fc.assert(fc.property(randomSeries, fc.array(randomOperation, { minLength: 1, maxLength: 8 }), live), {
      numRuns: RUNS,
      seed: SEED,
    });
  });
});
