import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "@/db/id";
import {
  checkbox,
  emailInput,
  idInput,
  listOf,
  localDateInput,
  localTimeInput,
  nameInput,
  oneOf,
  optionalDate,
  optionalEmail,
  optionalId,
  optionalNumber,
  optionalText,
  requiredText,
  wholeNumber,
  zoneInput,
} from "./inputs";
import { parseInput } from "./parse-input";

/** The value, or the sentence, or "forged". */
async function read(schema: z.ZodType, value: unknown): Promise<unknown> {
  const parsed = await parseInput(z.object({ x: schema }), value === undefined ? {} : { x: value });
  if (parsed.ok) return parsed.input.x;
  return parsed.isForged ? "forged" : `! ${parsed.fieldErrors.x ?? Object.values(parsed.fieldErrors)[0]}`;
}

const ID = newId();
const FILL = "! Fill this in.";
const UNSEEN = "! This holds characters that cannot be seen. Type it again instead of pasting it.";
const NO_EMAIL = "! This is not an email address. It looks like name@example.org.";
const NUMBER = "! Fill in a whole number from 1 to 1,440.";

const CASES: readonly (readonly [string, z.ZodType, unknown, unknown])[] = [
  ["an id", idInput, ID, ID],
  ["no id", idInput, undefined, "! Choose one."],
  ["an id not chosen", idInput, "", "! Choose one."],
  ["a forged id", idInput, "1", "forged"],
  ["an id in capitals", idInput, ID.toUpperCase(), "forged"],
  ["an id twice", idInput, [ID, ID], "! Choose one."],
  ["no id where none is needed", optionalId, "", null],
  ["none at all", optionalId, undefined, null],
  ["an id where none is needed", optionalId, ID, ID],
  ["a forged one where none is needed", optionalId, "x", "forged"],

  ["a name", nameInput(), "  Ada Lund ", "Ada Lund"],
  ["emoji", nameInput(), "Ada 🌻 Lund", "Ada 🌻 Lund"],
  ["a family of emoji", nameInput(), "👩‍👩‍👧", "👩‍👩‍👧"],
  ["right-to-left text", nameInput(), "عادة لوند", "عادة لوند"],
  ["a name in two forms is one", nameInput(), "Zoe\u0308", "Zoë"],
  ["nothing but spaces", nameInput(), "   ", FILL],
  ["no name", nameInput(), undefined, FILL],
  ["a name of 10,000 characters", nameInput(), "a".repeat(10_000), "! Keep this to 120 characters. It has 10,000."],
  ["120 emoji are 120 characters", nameInput(), "🌻".repeat(120), "🌻".repeat(120)],
  ["a null character", nameInput(), "Ada\u0000", UNSEEN],
  ["text turned around", nameInput(), "Ada \u202egnul", UNSEEN],
  ["half a character", nameInput(), "Ada \ud83c", UNSEEN],
  ["two lines in a name", nameInput(), "Ada\nLund", "! Keep this on one line."],
  ["a list for a name", nameInput(), ["a", "b"], FILL],

  ["no note", optionalText(20), "", null],
  ["no note at all", optionalText(20), undefined, null],
  ["a note of two lines", optionalText(20), "one\r\ntwo", "one\r\ntwo"],
  ["a long note", optionalText(5), "123456", "! Keep this to 5 characters. It has 6."],
  ["a reason that is needed", requiredText(20, "Say why."), " ", "! Say why."],
  ["a reason", requiredText(20, "Say why."), "snow", "snow"],

  ["an address", emailInput, " D.Okonkwo@FernHollow.example ", "d.okonkwo@fernhollow.example"],
  ["no address", emailInput, "", "! Fill in an email address."],
  ["no at sign", emailInput, "dana", NO_EMAIL],
  ["two at signs", emailInput, "a@b@c.org", NO_EMAIL],
  ["a line break in an address", emailInput, "a@b.org\nbcc: x@y.org", NO_EMAIL],
  ["an address of 300 characters", emailInput, `${"a".repeat(60)}@${"b".repeat(300)}.org`, NO_EMAIL],
  ["no address where none is needed", optionalEmail, "", null],

  ["a date", localDateInput, "2026-11-24", "2026-11-24"],
  ["no date", localDateInput, "", "! Choose a date."],
  ["an impossible date", localDateInput, "2026-02-30", "! There is no such date."],
  ["a year far away", localDateInput, "0026-02-03", "! There is no such date."],
  ["no date where none is needed", optionalDate, "", null],
  ["a wrong date where none is needed", optionalDate, "soon", "! There is no such date."],
  ["a time", localTimeInput, "6:00 PM", "18:00"],
  ["no time", localTimeInput, " ", "! Fill in a time."],
  ["an impossible time", localTimeInput, "25:00", "! There is no such time. It looks like 6:00 PM."],
  ["a zone", zoneInput, "America/New_York", "America/New_York"],
  [
    "a zone that does not exist",
    zoneInput,
    "America/Worcester",
    "! There is no such time zone. Choose one such as America/New_York.",
  ],

  ["a number", wholeNumber(1, 1440), " 90 ", 90],
  ["a number as a number", wholeNumber(1, 1440), 90, 90],
  ["no number", wholeNumber(1, 1440), undefined, NUMBER],
  ["an empty number", wholeNumber(1, 1440), "", NUMBER],
  ["half a number", wholeNumber(1, 1440), "1.5", NUMBER],
  ["a number in another notation", wholeNumber(1, 1440), "1e2", NUMBER],
  ["a number too large", wholeNumber(1, 1440), "1441", NUMBER],
  ["a number beyond counting", wholeNumber(1, 1440), "9".repeat(400), NUMBER],
  ["no number where none is needed", optionalNumber(1, 9), "", null],

  ["a tick", checkbox(), "on", true],
  ["no tick", checkbox(), undefined, false],
  ["one word of the list", oneOf(["call", "text"]), "text", "text"],
  ["a word of no list", oneOf(["call", "text"]), "fax", "! Choose one."],
  ["one of a list", listOf(oneOf(["MO", "TU"])), "MO", ["MO"]],
  ["two of a list", listOf(oneOf(["MO", "TU"])), ["TU", "MO"], ["TU", "MO"]],
  ["none of a list", listOf(oneOf(["MO", "TU"])), undefined, []],
  ["a forged id in a list", listOf(idInput), [ID, "x"], "forged"],
  ["too many", listOf(z.string(), 2), ["1", "2", "3"], "! Choose at most 2."],
];

describe("inputs", () => {
  it.each(CASES)("%s", async (_title, schema, value, wanted) => {
    expect(await read(schema, value)).toEqual(wanted);
  });

  it("take any id that the house makes", async () => {
    for (const id of Array.from({ length: 200 }, newId)) expect(await read(idInput, id)).toBe(id);
  });

  it("never throw, whatever is sent", async () => {
    const anything = fc.oneof(fc.string({ unit: "binary" }), fc.anything());
    const shape = z.object({ a: nameInput(), b: idInput, c: wholeNumber(0, 9), d: listOf(idInput), e: emailInput });
    await fc.assert(
      fc.asyncProperty(fc.record({ a: anything, b: anything, c: anything, d: anything, e: anything }), async (sent) => {
        await expect(parseInput(shape, sent)).resolves.toHaveProperty("ok");
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});

describe("parseInput", () => {
  it("says a sentence for shapes that have none of their own", async () => {
    const shape = z.object({ a: z.string(), b: z.enum(["x"]), c: z.number().max(3) });
    const parsed = await parseInput(shape, { b: "y", c: 4 });
    expect(parsed).toEqual({
      ok: false,
      isForged: false,
      formError: null,
      fieldErrors: { a: "Fill this in.", b: "Choose one of the list.", c: "This is too much." },
    });
  });

  it("keeps the first sentence of a field, and one for the whole form", async () => {
    const shape = z.object({ a: z.string() }).superRefine((_value, context) => {
      context.addIssue({ code: "custom", path: ["a"], message: "First." });
      context.addIssue({ code: "custom", path: ["a"], message: "Second." });
      context.addIssue({ code: "custom", path: [], message: "All of it." });
    });
    expect(await parseInput(shape, { a: "" })).toMatchObject({ fieldErrors: { a: "First." }, formError: "All of it." });
  });
});
