import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObviousPin, PIN_DIGITS, readPin } from "./pin";

describe("readPin", () => {
  it.each([
    ["482913", "482913"],
    [" 482 913 ", "482913"],
    ["482-913", "482913"],
    ["48291", null],
    ["4829130", null],
    ["48291a", null],
    ["", null],
    ["４８２９１３", null],
  ])("reads %j as %j", (typed, pin) => {
    expect(readPin(typed)).toBe(pin);
  });

  it("answers six digits or nothing", () => {
    fc.assert(fc.property(fc.string(), (typed) => /^\d{6}$/.test(readPin(typed) ?? "000000")));
  });
});

describe("isObviousPin", () => {
  it.each(["000000", "777777", "123456", "345678", "987654", "121212", "123123"])("turns %s away", (pin) => {
    expect(isObviousPin(pin)).toBe(true);
  });

  it.each(["482913", "100001", "135790", "112233"])("keeps %s", (pin) => {
    expect(isObviousPin(pin)).toBe(false);
  });

  it("leaves almost all numbers to give out", () => {
    const all = Array.from({ length: 10 ** PIN_DIGITS }, (_, number) => String(number).padStart(PIN_DIGITS, "0"));
    expect(all.filter(isObviousPin).length).toBeLessThan(1_200);
  });
});
