import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { done } from "@/lib/result";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { addPerson, addSite, NOW, staffActor } from "../testing/people";
import { changed } from "./changed";
import { defineAction } from "./action";
import { idInput } from "./inputs";
import { compareRows, findDoors, row, walkDoor, type MatrixWorld } from "./matrix";
import type { Permission } from "@/lib/access/permissions";

interface TestWorld extends MatrixWorld {
  readonly here: string;
}

let store: Store;
let world: TestWorld;
beforeAll(async () => {
  store = await openTestStore();
  const here = await addSite(store, "Worcester");
  const there = await addSite(store, "Springfield");
  const people: { title: string; actor: MatrixWorld["people"][number]["actor"] }[] = [{ title: "nobody", actor: null }];
  for (const role of ["director", "clinician"] as const) {
    for (const [title, siteId] of [
      ["here", here],
      ["there", there],
    ] as const) {
      const roles = [{ role, siteId }];
      people.push({ title: `${role} ${title}`, actor: staffActor(await addPerson(store, { grants: roles }), roles) });
    }
  }
  world = { store, now: NOW, people, here };
});
afterAll(() => store.close());

const input = z.object({ siteId: idInput });

function door(name: `${string}.${string}`, permission: Permission, isCareful = true) {
  return defineAction({
    name,
    input,
    permission,
    subject: async (_reader, { siteId }) => ({ access: isCareful ? { siteId } : {}, value: null }),
    command: async (_tx, _call, { siteId }) =>
      done(changed(null, { name: "site.touched", subjectType: "site", subjectId: siteId })),
    explain: (refusal: never) => refusal,
  });
}

const good = door("site.touch", "setup:write");
const goodRow = row<TestWorld>(
  "site.touch",
  ["admin", "director"],
  ({ here }) => ({ siteId: here }),
  ({ here }) => ({ siteId: here }),
);

describe("the matrix of doors", () => {
  it("finds nothing wrong with a door that does as its row says", async () => {
    expect(await walkDoor(good.door, goodRow, world)).toEqual([]);
  });

  it("finds a door that does not ask where its subject is", async () => {
    expect(await walkDoor(door("site.touch", "setup:write", false).door, goodRow, world)).toEqual([
      "site.touch (sample), director there: done, not not_found.",
      "site.touch (sample), clinician there: forbidden, not not_found.",
    ]);
  });

  it("finds a door that asks for a lesser permission than its row", async () => {
    expect(await walkDoor(door("site.touch", "setup:read").door, goodRow, world)).toEqual([
      "site.touch: the row says admin, director; setup:read is held by admin, director, scheduler, clinician.",
    ]);
  });

  it("finds a sample that goes through for nobody", async () => {
    const useless = row<TestWorld>(
      "site.touch",
      ["admin", "director"],
      ({ here }) => ({ siteId: here }),
      () => ({ siteId: "" }),
    );
    expect(await walkDoor(good.door, useless, world)).toContain("site.touch (sample): went through for nobody.");
  });

  it("finds an open door whose row does not say why, and a shut one whose row calls it open", async () => {
    const open = { ...good.door, permission: null };
    expect(await walkDoor(open, goodRow, world)).toEqual([
      "site.touch is open to everybody, and its row does not say why.",
    ]);
    const openRow = { door: "site.touch", isOpenBecause: "it seemed easier", input: () => ({}) };
    expect(await walkDoor(good.door, openRow, world)).toEqual(["site.touch is not open: it asks for setup:write."]);
  });

  it("finds doors among a module's exports, and functions that are none", () => {
    const found = findDoors({
      "./a/actions.ts": { good, sneaky: async () => undefined, LIMIT: 3 },
      "../app/x/route.ts": { GET: async () => new Response(), dynamic: "force-dynamic", helper: () => 1 },
    });
    expect(found.doors).toEqual([good.door]);
    expect(found.strays).toEqual(["./a/actions.ts: sneaky", "../app/x/route.ts: GET"]);
  });

  it("misses no door without a row, no row without a door, and nothing that is there twice", () => {
    const other = door("site.other", "setup:write").door;
    expect(compareRows([good.door, other, other], [goodRow, { ...goodRow, door: "site.gone" }])).toEqual([
      "Two doors are called site.other.",
      "site.other has no row in doors.matrix.ts.",
      "site.other has no row in doors.matrix.ts.",
      "The row site.gone is for no door.",
    ]);
  });
});
