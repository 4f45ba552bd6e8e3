import { expect, test } from "vitest";
import { OnTimeCounts, onTimeShare } from "./on-time";

const END = new Date("2026-11-18T15:00:00Z");
const after = (minutes: number) => new Date(END.getTime() + minutes * 60_000);

test("rosters are counted by who leads them and in all; nobody expected is no roster", () => {
  const counts = new OnTimeCounts();
  const add = (facilitator: string, ...firstMarks: (Date | null)[]) =>
    counts.add({ endsAt: END, facilitator, firstMarks });
  add("Priya Raman", after(-5), after(10));
  add("Priya Raman", after(16));
  add("Marisol Benítez", after(0));
  add("", after(1), null);
  add("Priya Raman");
  expect(counts.result()).toEqual({
    all: { sessions: 4, onTime: 2, open: 1 },
    lines: [
      { facilitator: "Marisol Benítez", sessions: 1, onTime: 1, open: 0 },
      { facilitator: "Priya Raman", sessions: 2, onTime: 1, open: 0 },
      { facilitator: "", sessions: 1, onTime: 0, open: 1 },
    ],
  });
});

test("the share is rounded down, so that nothing short of all reads as 100", () => {
  expect(onTimeShare({ sessions: 0, onTime: 0 })).toBeNull();
  expect(onTimeShare({ sessions: 1000, onTime: 999 })).toBe(99);
  expect(onTimeShare({ sessions: 3, onTime: 3 })).toBe(100);
});
