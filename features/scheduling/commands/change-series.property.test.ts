import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engine } from "@/db/engine";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { changeSeries } from "@/features/scheduling/commands/change-series";
import { undoChange } from "@/features/scheduling/commands/undo-change";
import { forgetSeries, furnish, readState, rowsOfSeries, storeSeries, writeStep } from "@/features/testing/stored-life";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { SeriesState } from "@/lib/scheduling/change/series-state";
import { playStep, type SeriesWorld } from "@/lib/scheduling/change/testing/play-step";
import { randomOperation, stepOf, type RandomOperation } from "@/lib/scheduling/change/testing/random-changes";
import { randomSeries, stateOfSetup, type SeriesSetup } from "@/lib/scheduling/change/testing/random-series";
import type { Instant } from "@/lib/time/zone";
import { runCommand } from "@/server/doors/run-command";

const RUNS = Number(process.env.STORE_RUNS ?? (engine === "sqlite" ? "150" : "25"));
const SEED = Number(process.env.STORE_SEED ?? "20261118");

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await furnish(store, new Date("2026-01-01T12:00:00Z"));
});
afterAll(() => store.close());

const byOperator = (now: Instant) => ({ actor: { kind: "system", name: "operator" }, now }) as const;

async function change(seriesId: string, what: SeriesChange, now: Instant) {
  const call = byOperator(now);
  return runCommand(store, call, "test", (tx) =>
    changeSeries(tx, call, { seriesId, change: what, seen: null, tell: false }),
  );
}

async function undo(changeId: string, now: Instant) {
  const call = byOperator(now);
  return runCommand(store, call, "test", (tx) => undoChange(tx, call, { changeId }));
}

/** Lists of dates are sets, and a part that was ended before it began is none. */
function normal(state: SeriesState) {
  const { id, title, capacity, materializedThrough, sessions } = state;
  const last = state.parts.at(-1)!;
  const parts = state.parts
    .filter((part) => part === last || (part.through !== null && part.from <= part.through))
    .map((part) => ({ ...part, exdates: part.exdates.toSorted(), rdates: part.rdates.toSorted() }));
  const sorted = sessions.toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt) || (a.id < b.id ? -1 : 1));
  return { id, title, capacity, materializedThrough, parts, sessions: sorted };
}

/** Calls the sessions that a plan made by the ids that the store gave them. */
function named(before: SeriesState, planned: SeriesState, stored: SeriesState): SeriesState {
  const known = new Set(before.sessions.map(({ id }) => id));
  const made = stored.sessions.filter(({ id }) => !known.has(id));
  let next = 0;
  return {
    ...planned,
    sessions: planned.sessions.map((session) =>
      known.has(session.id) ? session : { ...session, id: made[next++]?.id ?? "missing" },
    ),
  };
}

/** Rows without what may only rise. */
function toCompare({ sessions, parts, series, ties }: Awaited<ReturnType<typeof rowsOfSeries>>) {
  return {
    sessions: sessions.map(({ version: _version, sequence: _sequence, ...row }) => row),
    parts,
    series: series.map(({ version: _version, ...row }) => row),
    ties,
  };
}

async function live(setup: SeriesSetup, operations: readonly RandomOperation[]): Promise<void> {
  const state = await storeSeries(
    store,
    stateOfSetup(setup, () => "x"),
    setup.now,
  );
  let world: SeriesWorld = { state, now: setup.now };
  try {
    expect(normal(await readState(store, state.id))).toEqual(normal(state));
    for (const [index, operation] of operations.entries()) world = await step(world, operation, index);
  } finally {
    await forgetSeries(store, state.id);
  }
}

async function step(world: SeriesWorld, operation: RandomOperation, index: number): Promise<SeriesWorld> {
  const { state, now } = world;
  const what = stepOf(operation, state, now);
  const played = playStep(world, what, () => "new");
  if (what.kind !== "change") {
    await writeStep(store, what, state, played.world.state, now);
    expect(normal(await readState(store, state.id))).toEqual(normal(played.world.state));
    return played.world;
  }
  const before = await rowsOfSeries(store, state.id);
  const made = await change(state.id, what.change, now);
  if (played.plan === null) {
    expect(made).toEqual({ ok: false, refusal: { on: "plan", why: played.refusal } });
    expect(await rowsOfSeries(store, state.id)).toEqual(before);
    return world;
  }
  const changeId = made.ok && made.value.made !== null ? made.value.made.changeId : "refused";
  expect(changeId === null).toBe(played.plan.isNothing);
  let stored = await readState(store, state.id);
  let planned = named(state, played.world.state, stored);
  expect(normal(stored)).toEqual(normal(planned));
  if (changeId === null) expect(await rowsOfSeries(store, state.id)).toEqual(before);
  else if (index % 2 === 0) {
    const undone = await undo(changeId, now);
    expect(undone).toMatchObject({ ok: true });
    const after = await rowsOfSeries(store, state.id);
    expect(toCompare(after)).toEqual(toCompare(before));
    const sequences = new Map(after.sessions.map(({ id, sequence }) => [id, sequence]));
    for (const { id, sequence } of before.sessions) expect(sequences.get(id)).toBeGreaterThanOrEqual(sequence);
    // And once more, from where it went back to.
    const back = await readState(store, state.id);
    await change(state.id, what.change, now);
    stored = await readState(store, state.id);
    const again = playStep({ state: back, now }, what, () => "new");
    planned = named(back, again.world.state, stored);
    expect(normal(stored)).toEqual(normal(planned));
  }
  return { state: planned, now };
}

it(`a stored series lives as the rules say, step by step, and back (seed ${SEED})`, { timeout: 240_000 }, async () => {
  await fc.assert(fc.asyncProperty(randomSeries, fc.array(randomOperation, { minLength: 1, maxLength: 7 }), live), {
    numRuns: RUNS,
    seed: SEED,
  });
});
