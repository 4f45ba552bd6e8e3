import { describe, expect, it } from "vitest";
import { isFromElsewhere } from "./from-elsewhere";

const CASES: readonly (readonly [string, Record<string, string>, boolean])[] = [
  ["our own page", { "sec-fetch-site": "same-origin" }, false],
  ["typed into the address bar", { "sec-fetch-site": "none" }, false],
  ["another site", { "sec-fetch-site": "cross-site" }, true],
  ["a neighbour under the same name", { "sec-fetch-site": "same-site" }, true],
  ["an older browser on our page", { host: "evenkeel.example", origin: "https://evenkeel.example" }, false],
  ["an older browser on another page", { host: "evenkeel.example", origin: "https://elsewhere.example" }, true],
  ["a page that hides where it is", { host: "evenkeel.example", origin: "null" }, true],
  [
    "behind a proxy",
    { host: "127.0.0.1:3000", "x-forwarded-host": "evenkeel.example", origin: "https://evenkeel.example" },
    false,
  ],
  ["a tool", { host: "evenkeel.example" }, false],
];

describe("isFromElsewhere", () => {
  it.each(CASES)("%s", (_title, headers, wanted) => {
    expect(isFromElsewhere(new Headers(headers))).toBe(wanted);
  });
});
