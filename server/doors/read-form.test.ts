import { describe, expect, it } from "vitest";
import { readForm, typedIn } from "./read-form";

function form(...fields: readonly (readonly [string, string | File])[]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

describe("readForm", () => {
  it("reads a key once as text, twice as a list, and with brackets always as a list", () => {
    expect(readForm(form(["a", "1"], ["b", "1"], ["b", "2"], ["c[]", "1"]))).toEqual({
      a: "1",
      b: ["1", "2"],
      c: ["1"],
    });
  });

  it("leaves out the framework's own fields and files that were not chosen", () => {
    expect(readForm(form(["$ACTION_REF_1", ""], ["$ACTION_KEY", "k"], ["f", new File([], "")]))).toEqual({});
  });

  it("is not led astray by the names of an object's own parts", () => {
    const read = readForm(form(["__proto__", "x"], ["constructor", "y"]));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.entries(read)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe("typedIn", () => {
  it("gives back text, and neither secrets nor files", () => {
    const raw = { name: "Ada", days: ["MO", "TU"], newPassword: "x", token: "y", file: new File(["z"], "z.txt") };
    expect(typedIn(raw)).toEqual({ name: "Ada", days: ["MO", "TU"] });
  });
});
