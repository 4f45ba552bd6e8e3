import { afterEach, beforeEach, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { standings } from "@/db/schema";
import { world, type World } from "@/features/testing/world";
import { findStandingsThatDiffer } from "./standings-that-differ";

let w: World;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00", zone: "America/New_York" });
  await w.site("Worcester");
  await w.room("Room A", { seats: 12 });
  await w.program("Adult IOP");
  await w.track("Evening");
  await w.serviceType("CBT group");
});
afterEach(() => w.store.close());

test("a stored standing is what the records say, until somebody writes over it", async () => {
  const group = await w.series("Process group", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
  const ada = await w.client("Ada Lund");
  const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
  await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
  await w.mark(ada, await w.session(group, "2026-03-04"), "present");
  expect(await findStandingsThatDiffer(w.reader)).toEqual({ checked: 1, differ: [] });

  const [stored] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollment.id));
  const result = { ...(stored?.result as object), level: "good" };
  await w.store.transact(async (tx) => {
    await tx.update(standings).set({ level: "good", result }).where(eq(standings.enrollmentId, enrollment.id));
  });
  expect(await findStandingsThatDiffer(w.reader)).toEqual({ checked: 1, differ: [enrollment.id] });
});
