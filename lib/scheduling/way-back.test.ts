import fc from "fast-check";
import { expect, test } from "vitest";
import { changedHref, readWayBack, withWord } from "@/lib/scheduling/way-back";

test.each([
  "/schedule",
  "/schedule?week=2026-11-16&site=01abc&kind=group,family",
  "/schedule/sessions/01hxyz",
  "/schedule/series/01hxyz?changed=1#recent",
])("%s is followed", (path) => {
  expect(readWayBack(path)).toBe(path);
});

test.each([
  undefined,
  "",
  "/",
  "/clients/1",
  "schedule",
  "//evil.example/schedule",
  "/schedule//evil.example",
  "/schedule/../clients",
  "/schedule/%2e%2e/clients",
  "/schedule\\@evil.example",
  "/scheduled",
  "https://evil.example/schedule",
  "javascript:alert(1)",
  `/schedule?week=${"9".repeat(700)}`,
])("%s is not", (path) => {
  expect(readWayBack(path)).toBeNull();
});

test("whatever it says, the way leads to the schedule or nowhere", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/schedule${text}`),
      ),
      (text) => {
        const back = readWayBack(text);
        if (back === null) return;
        const url = new URL(back, "https://clinic.example");
        expect(url.origin).toBe("https://clinic.example");
        expect(url.pathname).toMatch(/^\/schedule($|\/)/);
      },
    ),
  );
});

test("a word is added, or takes the place of an older one", () => {
  expect(withWord("/schedule", "changed", "01a")).toBe("/schedule?changed=01a");
  expect(withWord("/schedule?week=2026-11-16&kind=group,family&changed=01a#x", "changed", "01b")).toBe(
    "/schedule?week=2026-11-16&kind=group,family&changed=01b#x",
  );
});

test.each([
  ["01a", "/schedule?week=2026-11-23&site=01s", "/schedule?week=2026-11-23&site=01s&changed=01a"],
  ["01a", null, "/schedule?site=01s&changed=01a"],
  ["01a", "https://evil.example", "/schedule?site=01s&changed=01a"],
  [null, "/schedule/series/01b", "/schedule/series/01b"],
])("change %s asked for on %s leads to %s", (changeId, back, href) => {
  expect(changedHref({ siteId: "01s", changeId }, back)).toBe(href);
});
