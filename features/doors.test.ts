/// <reference types="vite/client" />

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrollments } from "@/db/schema";
import { compareRows, findDoors, walkDoor } from "@/server/doors/matrix";
import { DOOR_ROWS } from "./doors.matrix";
import { clinicMatrix, type ClinicMatrix } from "./testing/matrix/world";

const modules = import.meta.glob(
  ["./**/{actions,loaders}.ts", "./**/{actions,loaders}/*.ts", "../app/**/route.ts", "!**/*.test.ts"],
  {
    eager: true,
  },
);
const sources = import.meta.glob<string>(["./**/*.{ts,tsx}", "../app/**/*.{ts,tsx}", "!./**/*.test.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});
const { doors, strays } = findDoors(modules);

describe("the doors", () => {
  it("are the only way in: no action, loader or handler is written without one", () => {
    expect(strays).toEqual([]);
  });

  it("stand only in the files that this test looks into", () => {
    const elsewhere = Object.entries(sources)
      .filter(
        ([path, text]) => !(path in modules) && /\bdefine(Open)?(Action|Loader|Route)\(|^"use server"/m.test(text),
      )
      .map(([path]) => path);
    expect(elsewhere).toEqual([]);
  });

  it("each have one row in the matrix", () => {
    expect(compareRows(doors, DOOR_ROWS)).toEqual([]);
  });
});

describe("every door, tried by everybody", () => {
  let matrix: ClinicMatrix;
  beforeAll(async () => {
    matrix = await clinicMatrix();
  });
  afterAll(async () => {
    await matrix.store.close();
  });

  for (const row of DOOR_ROWS) {
    it(row.door, async () => {
      const door = doors.find(({ name }) => name === row.door);
      if (door === undefined) throw new Error(`There is no door ${row.door}.`);
      expect(await walkDoor(door, row, matrix)).toEqual([]);
    });
  }

  // Comes last: by now everybody has tried everything.
  it("left nobody discharged without a review that was signed off", async () => {
    for (const door of doors.filter(({ kind }) => kind === "action")) {
      const row = DOOR_ROWS.find((each) => each.door === door.name);
      if (row === undefined || "isOpenBecause" in row) continue;
      const sample = await row.cases[0]?.input(matrix);
      const smuggled = { ...(sample as object), status: "discharged", outcome: "discharge", endReviewId: "x" };
      for (const role of ["director", "admin"] as const) {
        await door.perform(matrix.staffActor(role, "everywhere"), smuggled, matrix.now, matrix.store);
      }
    }
    const ended = await matrix.store.reader
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(eq(enrollments.status, "discharged"));
    expect(ended).toEqual([]);
  }, 120_000);
});
