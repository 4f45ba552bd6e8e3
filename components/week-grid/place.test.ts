import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSamePlace, resized, shifted, STEP, stepsIn, type Place, type Shown } from "@/components/week-grid/place";

const week: Shown = { days: 7, fromMinute: 510, toMinute: 1260 };
const place: Place = { day: 2, startMinute: 610, endMinute: 670 };
const places = fc
  .record({
    day: fc.integer({ min: 0, max: 6 }),
    startMinute: fc.integer({ min: 510, max: 1200 }),
    length: fc.integer({ min: 5, max: 180 }),
  })
  .map(({ day, startMinute, length }): Place => ({
    day,
    startMinute,
    endMinute: Math.min(1260, startMinute + length),
  }));
const minutes = fc.integer({ min: -2000, max: 2000 });

describe("stepsIn", () => {
  it.each([
    [0, 0],
    [7, 0],
    [8, 15],
    [-8, -15],
    [60, 60],
    [67, 60],
    [68, 75],
  ])("takes %i pixels of a minute each for %i minutes", (pixels, told) => {
    expect(stepsIn(pixels, 1) + 0).toBe(told);
  });

  it("does not divide by a grid that is not there", () => {
    expect(stepsIn(100, 0)).toBe(0);
  });
});

describe("shifted", () => {
  it("keeps the length and stays on the minute it stood on, in steps", () => {
    expect(shifted(place, { minutes: STEP }, week)).toEqual({ day: 2, startMinute: 625, endMinute: 685 });
    expect(shifted(place, { minutes: -STEP, days: 1 }, week)).toEqual({ day: 3, startMinute: 595, endMinute: 655 });
  });

  it("stops at the first and the last day, and inside the shown hours", () => {
    expect(shifted(place, { days: -9 }, week).day).toBe(0);
    expect(shifted(place, { days: 9 }, week).day).toBe(6);
    expect(shifted(place, { minutes: -600 }, week).startMinute).toBe(520);
    expect(shifted(place, { minutes: 900 }, week).endMinute).toBe(1255);
  });

  it("never leaves what is shown, never changes the length, and moves by whole steps", () => {
    fc.assert(
      fc.property(places, minutes, fc.integer({ min: -9, max: 9 }), (from, by, days) => {
        const to = shifted(from, { minutes: by, days }, week);
        expect(to.endMinute - to.startMinute).toBe(from.endMinute - from.startMinute);
        expect(Math.abs(to.startMinute - from.startMinute) % STEP).toBe(0);
        expect(to.startMinute).toBeGreaterThanOrEqual(week.fromMinute);
        expect(to.endMinute).toBeLessThanOrEqual(week.toMinute);
        expect(to.day >= 0 && to.day < week.days).toBe(true);
      }),
    );
  });

  it("does not drag in what already stands outside", () => {
    const early: Place = { day: 0, startMinute: 400, endMinute: 460 };
    expect(isSamePlace(shifted(early, { minutes: -15 }, week), early)).toBe(true);
    expect(shifted(early, { minutes: 15 }, week).startMinute).toBe(415);
  });

  it("leaves a day its last minute", () => {
    const night: Shown = { days: 7, fromMinute: 0, toMinute: 1440 };
    expect(shifted({ day: 0, startMinute: 1350, endMinute: 1410 }, { minutes: 60 }, night).endMinute).toBe(1425);
  });
});

describe("resized", () => {
  it("moves the end alone", () => {
    expect(resized(place, 30, week)).toEqual({ ...place, endMinute: 700 });
    expect(resized(place, -30, week)).toEqual({ ...place, endMinute: 640 });
  });

  it("keeps at least a step, or what was shorter than one", () => {
    expect(resized(place, -300, week).endMinute).toBe(625);
    const short: Place = { day: 0, startMinute: 600, endMinute: 610 };
    expect(resized(short, -15, week)).toEqual(short);
  });

  it("never moves the start, and never ends after what is shown", () => {
    fc.assert(
      fc.property(places, minutes, (from, by) => {
        const to = resized(from, by, week);
        expect([to.day, to.startMinute]).toEqual([from.day, from.startMinute]);
        expect(to.endMinute).toBeGreaterThan(to.startMinute);
        expect(to.endMinute).toBeLessThanOrEqual(week.toMinute);
        expect(Math.abs(to.endMinute - from.endMinute) % STEP).toBe(0);
      }),
    );
  });
});
