import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPlan } from "./apply-plan";
import { planSeriesChange } from "./plan-series-change";
import { planSeriesChanges } from "./plan-series-changes";
import type { SeriesChange } from "./series-change";
import type { SeriesState } from "./series-state";
import { randomOperation, stepOf } from "./testing/random-changes";
import { randomSeries, stateOfSetup } from "./testing/random-series";

let ids = 0;
const newId = () => `s${++ids}`;

/** Sessions without what differs by how they came about: the ids of new ones, and how often a calendar heard of it. */
function plain({ sessions, title, capacity, parts, materializedThrough }: SeriesState) {
  const known = sessions.map(({ sequence: _sequence, id, ...facts }) => ({
    ...facts,
    id: id.startsWith("new") ? "" : id,
  }));
  return { sessions: known, title, capacity, parts, materializedThrough };
}

describe("several changes as one", () => {
  it("come to what they come to one after the other, and each session changes once", () => {
    fc.assert(
      fc.property(randomSeries, fc.array(randomOperation, { minLength: 2, maxLength: 4 }), (setup, operations) => {
        const state = stateOfSetup(setup, newId);
        const call = { now: setup.now };
        const changes: SeriesChange[] = [];
        let current = state;
        let made = 0;
        for (const operation of operations) {
          const step = stepOf(operation, current, setup.now);
          // A session that only the plan knows has no id that a later change could name.
          if (step.kind !== "change" || JSON.stringify(step.change).includes('"new ')) continue;
          const planned = planSeriesChange(current, step.change, call);
          if (!planned.ok) continue;
          changes.push(step.change);
          current = applyPlan(current, planned.value, () => `new ${++made}`);
        }
        const whole = planSeriesChanges(state, changes, call);
        if (!whole.ok) throw new Error(`Refused: ${JSON.stringify(whole.refusal)}`);
        const after = applyPlan(state, whole.value, () => `new ${++made}`);
        expect(plain(after)).toEqual(plain(current));
        for (const { before, after: facts } of whole.value.changed)
          expect(facts.sequence - before.sequence).toBeLessThanOrEqual(1);
        for (const facts of whole.value.added) expect(facts.sequence).toBe(0);
      }),
      { numRuns: 300, seed: 20261118 },
    );
  });

  it("are refused when one of them is, and are nothing when there are none", () => {
    const [setup] = fc.sample(randomSeries, { numRuns: 1, seed: 3 });
    const state = stateOfSetup(setup!, newId);
    const missing: SeriesChange = { kind: "restore-one", sessionId: "nobody" };
    const title: SeriesChange = { kind: "end-on", lastDay: state.parts.at(-1)!.through, exceptions: [] };
    expect(planSeriesChanges(state, [title, missing], { now: setup!.now })).toMatchObject({
      ...{ ok: false, refusal: { reason: "unknown_session" } },
    });
    expect(planSeriesChanges(state, [], { now: setup!.now })).toMatchObject({ ok: true, value: { isNothing: true } });
  });
});
