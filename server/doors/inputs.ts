import { z } from "zod";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { parseLocalTime, type LocalTime } from "@/lib/time/local-time";
import { parseZone, type Zone } from "@/lib/time/zone";

/*
 * The building blocks of every input.ts. Each says in a plain sentence what is wrong. Text is NFC and trimmed, so that
 * what looks the same is the same.
 */

const ID = /^[0-9a-hjkmnp-tv-z]{26}$/;
/** C0 and C1 controls, and the marks that turn the direction of text around what follows. Tab and line breaks are text. */
const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LINE_BREAK = /[\t\n\r\u2028\u2029]/u;
/** Half of a character that takes two: no database stores it as it came. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const EMAIL = /^[^\s@<>()[\],;:"\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/u;

/** Whether `text` has the shape of one of our ids. */
export function isId(text: string): boolean {
  return ID.test(text);
}

const missing = (sentence: string) => ({ error: sentence });

/** The id of something that exists: chosen from a list or carried in the form. A forged one is answered with "not found". */
export const idInput = z
  .string(missing("Choose one."))
  .min(1, "Choose one.")
  .superRefine((text, context) => {
    if (text !== "" && !isId(text))
      context.addIssue({ code: "custom", message: "Not found.", params: { isForged: true } });
  });

/** The same where nothing may be chosen: null. */
export const optionalId = z
  .union([z.literal("").transform(() => null), idInput])
  .optional()
  .transform((value) => value ?? null);

/** One line of text that has to be there. */
export function nameInput(max = 120) {
  return z
    .string(missing("Fill this in."))
    .transform(tidy)
    .superRefine((text, context) => {
      const sentence = wrongInText(text, max) ?? (LINE_BREAK.test(text) ? "Keep this on one line." : null);
      const message = text === "" ? "Fill this in." : sentence;
      if (message !== null) context.addIssue({ code: "custom", message });
    });
}

/** Text, perhaps several lines, that may be left out: null. */
export function optionalText(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => tidy(text ?? ""))
    .superRefine((text, context) => {
      const message = wrongInText(text, max);
      if (message !== null) context.addIssue({ code: "custom", message });
    })
    .transform((text) => (text === "" ? null : text));
}

/** Text, perhaps several lines, that has to be there, with the sentence for when it is not. */
export function requiredText(max: number, sentence = "Fill this in.") {
  return z
    .string(missing(sentence))
    .transform(tidy)
    .superRefine((text, context) => {
      const message = text === "" ? sentence : wrongInText(text, max);
      if (message !== null) context.addIssue({ code: "custom", message });
    });
}

/** An e-mail address, trimmed and in lower case. */
export const emailInput = z
  .string(missing("Fill in an email address."))
  .transform((text) => tidy(text).toLowerCase())
  .superRefine((text, context) => {
    if (text === "") context.addIssue({ code: "custom", message: "Fill in an email address." });
    else if (text.length > 254 || !EMAIL.test(text) || CONTROL.test(text)) {
      context.addIssue({ code: "custom", message: "This is not an email address. It looks like name@example.org." });
    }
  });

/** The same where it may be left out: null. */
export const optionalEmail = z
  .union([z.literal("").transform(() => null), emailInput])
  .optional()
  .transform((value) => value ?? null);

/** A day of the calendar. */
export const localDateInput = z.string(missing("Choose a date.")).transform((text, context): LocalDate => {
  const date = parseLocalDate(text.trim());
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: text.trim() === "" ? "Choose a date." : "There is no such date." });
  return z.NEVER;
});

/** The same where it may be left out: null. */
export const optionalDate = z
  .union([z.literal("").transform(() => null), localDateInput])
  .optional()
  .transform((value) => value ?? null);

/** A time on the wall clock. */
export const localTimeInput = z.string(missing("Fill in a time.")).transform((text, context): LocalTime => {
  const time = parseLocalTime(text.trim());
  if (time !== null) return time;
  context.addIssue({
    code: "custom",
    message: text.trim() === "" ? "Fill in a time." : "There is no such time. It looks like 6:00 PM.",
  });
  return z.NEVER;
});

/** The same where it may be left out: null. */
export const optionalTime = z
  .union([z.literal("").transform(() => null), localTimeInput])
  .optional()
  .transform((value) => value ?? null);

/** A time zone that exists. */
export const zoneInput = z.string(missing("Choose a time zone.")).transform((text, context): Zone => {
  const zone = parseZone(text.trim());
  if (zone !== null) return zone;
  context.addIssue({ code: "custom", message: "There is no such time zone. Choose one such as America/New_York." });
  return z.NEVER;
});

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number) {
  const range = `Fill in a whole number from ${min.toLocaleString("en-US")} to ${max.toLocaleString("en-US")}.`;
  const typed = z.custom<string | number>((value) => typeof value === "string" || typeof value === "number", range);
  return typed.transform((value, context): number => {
    const text = String(value).trim();
    const number = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    context.addIssue({ code: "custom", message: range });
    return z.NEVER;
  });
}

/** The same where it may be left out: null. */
export function optionalNumber(min: number, max: number) {
  return z
    .union([z.literal("").transform(() => null), wholeNumber(min, max)])
    .optional()
    .transform((value) => value ?? null);
}

/** A box that is ticked or is not. */
export function checkbox() {
  return z
    .union([z.string(), z.boolean()])
    .optional()
    .transform((value) => value === true || (typeof value === "string" && value !== "" && value !== "false"));
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, sentence = "Choose one.") {
  return z.enum(words, missing(sentence));
}

/** A field that may come any number of times, in the order it came. */
export function listOf<Schema extends z.ZodType>(schema: Schema, max = 500) {
  return z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(max, `Choose at most ${max}.`),
  );
}

function tidy(text: string): string {
  return text.normalize("NFC").trim();
}

function wrongInText(text: string, max: number): string | null {
  const length = [...text].length;
  if (length > max)
    return `Keep this to ${max.toLocaleString("en-US")} characters. It has ${length.toLocaleString("en-US")}.`;
  if (CONTROL.test(text) || LONE_SURROGATE.test(text)) {
    return "This holds characters that cannot be seen. Type it again instead of pasting it.";
  }
  return null;
}
