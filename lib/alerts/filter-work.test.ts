import { describe, expect, test } from "vitest";
import { filtersOf, filterWork, listAddress, rowAfter } from "./filter-work";

const none = filtersOf({});
const row = (key: string, more = {}) => ({
  key,
  section: "missed" as const,
  level: "watch" as const,
  track: "Evening",
  assignee: { staffId: "a" },
  isMine: false,
  ...more,
});
const record = (more = {}) => ({ track: "Evening", lead: { staffId: "a" }, isMine: false, ...more });

describe("the filters of an address", () => {
  test("that makes no sense filter nothing", () => {
    expect(filtersOf({ whose: "theirs", kind: "x", standing: "bad", track: "", assigned: ["a", "b"] })).toEqual(none);
    expect(Object.values(none).every((value) => value === null)).toBe(true);
  });

  test("are read back from the address they make", () => {
    const filters = {
      ...none,
      whose: "mine",
      kind: "hours",
      standing: "review",
      track: "Day & night",
      assigned: "a",
    } as const;
    const query = Object.fromEntries(new URL(listAddress(filters, "row.1"), "http://x").searchParams);
    expect(filtersOf(query)).toEqual(filters);
    expect(query.log).toBe("row.1");
    expect(listAddress(none)).toBe("/alerts");
  });

  test("of before there were tabs still show one's own", () => {
    expect(filtersOf({ mine: "1" }).whose).toBe("mine");
  });
});

describe("filtering", () => {
  const rows = [
    row("1", { isMine: true, level: "review" }),
    row("2", { section: "hours", track: null, assignee: null }),
    row("3", { track: "Morning", assignee: { staffId: "b" } }),
  ];
  const keys = (filters: Partial<typeof none>) =>
    filterWork(rows, [record()], { ...none, ...filters }).work.map(({ key }) => key);
  const records = (filters: Partial<typeof none>, more = {}) =>
    filterWork(rows, [record(more)], { ...none, ...filters }).records.length;

  test("leaves the rows that are asked for, in their order", () => {
    expect(keys({})).toEqual(["1", "2", "3"]);
    expect(keys({ whose: "mine" })).toEqual(["1"]);
    expect(keys({ whose: "everyone" })).toEqual(["1", "2", "3"]);
    expect(keys({ kind: "hours" })).toEqual(["2"]);
    expect(keys({ kind: "records" })).toEqual([]);
    expect(keys({ standing: "review" })).toEqual(["1"]);
    expect(keys({ track: "Morning" })).toEqual(["3"]);
    expect(keys({ assigned: "b" })).toEqual(["3"]);
  });

  test("a roster has a lead and a track, and no standing", () => {
    expect(records({})).toBe(1);
    expect(records({ kind: "records" })).toBe(1);
    expect(records({ kind: "missed" })).toBe(0);
    expect(records({ standing: "watch" })).toBe(0);
    expect(records({ whose: "mine" })).toBe(0);
    expect(records({ whose: "mine" }, { isMine: true })).toBe(1);
    expect(records({ assigned: "b" })).toBe(0);
    expect(records({ track: "Morning" })).toBe(0);
  });
});

test("after a row comes the next, after the last the first, and after the only one none", () => {
  const rows = [{ key: "1" }, { key: "2" }, { key: "3" }];
  expect(rowAfter(rows, "1")).toBe("2");
  expect(rowAfter(rows, "3")).toBe("1");
  expect(rowAfter([{ key: "1" }], "1")).toBeNull();
  expect(rowAfter([], "1")).toBeNull();
});
