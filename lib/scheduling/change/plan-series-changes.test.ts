import { describe, expect, it } from "vitest";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import { planSeriesChanges } from "@/lib/scheduling/change/plan-series-changes";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { SeriesState } from "@/lib/scheduling/change/series-state";
import {
  after,
  changing,
  endingOn,
  exampleSeries,
  marked,
  moving,
  NOW,
  on,
} from "@/lib/scheduling/change/testing/example-series";
import { localTime } from "@/lib/time/local-time";

const series = exampleSeries();
const later = (state: SeriesState) => changing(state, "2026-11-20", { startTime: localTime("10:00") });

function planOfAll(state: SeriesState, changes: readonly SeriesChange[]) {
  const planned = planSeriesChanges(state, changes, { now: NOW });
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value;
}

describe("several changes as one plan", () => {
  it("come to what one after the other comes to, each session changed once", () => {
    const changes = [later(series), endingOn("2026-12-18")];
    const plan = planOfAll(series, changes);
    const stepwise = after(after(series, changes[0]!), changes[1]!);
    const ids = plan.changed.map(({ before }) => before.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { before, after: becomes } of plan.changed) {
      const same = stepwise.sessions.find(({ id }) => id === before.id);
      expect(becomes).toMatchObject({ startsAt: same?.startsAt, durationMinutes: same?.durationMinutes });
      expect(becomes.sequence).toBe(before.sequence + 1);
    }
    expect(plan.removed.every(({ date }) => date > "2026-12-18")).toBe(true);
    expect(plan.removed.length).toBeGreaterThan(20);
    expect(plan.after.parts.at(-1)?.through).toBe("2026-12-18");
  });

  it("tell of the session moved by hand that stays, though its regular time follows", () => {
    const moved = after(series, moving(series, "2026-11-25", "2026-11-25", "14:00"));
    const plan = planOfAll(moved, [later(moved), endingOn("2026-12-18")]);
    expect(plan.stays.filter(({ why }) => why === "moved_by_hand").map(({ session }) => session.id)).toEqual([
      "2026-11-25T09:00",
    ]);
  });

  it("are nothing when there is none, and one is itself", () => {
    expect(planOfAll(series, []).isNothing).toBe(true);
    const only = later(series);
    expect(planSeriesChanges(series, [only], { now: NOW })).toEqual(planSeriesChange(series, only, { now: NOW }));
  });

  it("are refused as a whole when any of them is", () => {
    const taken = marked(series, "2026-11-20");
    const bad = moving(taken, "2026-11-20", "2026-11-20", "14:00");
    expect(planSeriesChanges(taken, [later(taken), bad], { now: NOW })).toMatchObject({
      ok: false,
      refusal: { reason: "has_attendance" },
    });
    expect(on(taken, "2026-11-23").startTime).toBe("09:00");
  });
});
