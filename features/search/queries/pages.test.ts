/// <reference types="vite/client" />

import { expect, it } from "vitest";
import { PAGES } from "./pages";

const routes = new Set(
  Object.keys(import.meta.glob("../../../app/**/page.tsx")).map((path) =>
    path
      .replace("../../../app", "")
      .replaceAll(/\/\([^)]*\)/g, "")
      .replace(/\/page\.tsx$/, ""),
  ),
);

it.each(PAGES.map(({ href }) => href))("%s is a page", (href) => {
  expect(routes).toContain(href.replace(/\?.*$/, ""));
});

it("each page is listed once", () => {
  expect(new Set(PAGES.map(({ href }) => href)).size).toBe(PAGES.length);
  expect(new Set(PAGES.map(({ title }) => title)).size).toBe(PAGES.length);
});
