import type { Typed } from "./action-state";

type FormValue = string | File;

const SECRET = /password|secret|token/i;

/**
 * A form as a plain object. A repeated key becomes a list; a key that ends in "[]" is always a list, under its name
 * without the brackets. A file field left empty is not there. Next's own hidden fields are left out.
 */
export function readForm(form: Iterable<readonly [string, FormValue]>): Record<string, unknown> {
  const read = new Map<string, FormValue | FormValue[]>();
  for (const [key, value] of form) {
    if (key.startsWith("$ACTION") || isEmptyFile(value)) continue;
    const isList = key.endsWith("[]");
    const name = isList ? key.slice(0, -2) : key;
    const before = read.get(name);
    if (before === undefined) read.set(name, isList ? [value] : value);
    else read.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  // `fromEntries` defines own properties, so a field named "__proto__" is only a field.
  return Object.fromEntries(read);
}

/** What may be sent back to the browser of what was typed: text, but no secret and no file. */
export function typedIn(raw: Record<string, unknown>): Typed {
  const typed: [string, string | string[]][] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (SECRET.test(name)) continue;
    if (typeof value === "string") typed.push([name, value]);
    else if (Array.isArray(value)) typed.push([name, value.filter((each): each is string => typeof each === "string")]);
  }
  return Object.fromEntries(typed);
}

function isEmptyFile(value: FormValue): boolean {
  return typeof value !== "string" && value.size === 0 && value.name === "";
}
