import { afterEach, beforeEach, expect, it } from "vitest";
import { unavailableTimes } from "@/db/schema";
import { removeUnavailable, setUnavailable } from "@/features/availability/commands/unavailable-times";
import { unavailableLoader } from "@/features/availability/loaders/unavailable";
import { addUnavailableAction } from "@/features/availability/actions/unavailable";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  await w.site("Worcester");
});
afterEach(() => w.store.close());

const wednesdays = { weekdays: ["WE" as const], fromTime: localTime("14:00"), toTime: localTime("17:00") };
const open = { from: localDate("2026-11-18"), through: null, note: "Works" };

it("stands on the chart until it is taken off, and its row stays", async () => {
  const ada = await w.client("Ada Lund");
  const { id } = await w.do(setUnavailable, { clientId: ada.id, ...wednesdays, ...open });
  const director = await w.actor("director");
  const shown = async () => {
    const read = await unavailableLoader.door.perform(director, { clientId: ada.id }, w.now, w.store);
    return read.status === "done" ? read.value.windows : null;
  };
  expect(await shown()).toEqual([{ id, when: "Wed, 2:00–5:00 PM", days: "until taken off", note: "Works" }]);
  // The trail says when, and never why.
  expect(JSON.stringify(w.events.at(-1))).not.toContain("Works");

  await w.do(removeUnavailable, { unavailableId: id });
  expect(await shown()).toEqual([]);
  expect(await w.reader.select().from(unavailableTimes)).toMatchObject([{ id, removedAt: w.now, note: "Works" }]);
  expect(await w.try(removeUnavailable, { unavailableId: id })).toMatchObject({
    ok: true,
    value: { isChanged: false },
  });
});

it("is written down once, however often it is said", async () => {
  const ada = await w.client("Ada Lund");
  const first = await w.do(setUnavailable, { clientId: ada.id, ...wednesdays, ...open });
  const again = await w.try(setUnavailable, { clientId: ada.id, ...wednesdays, ...open, note: null });
  expect(again).toMatchObject({ ok: true, value: { isChanged: false, value: first } });
});

it("says at which field something is wrong, and keeps what was typed", async () => {
  const ada = await w.client("Ada Lund");
  const scheduler = await w.actor("scheduler");
  const typed = { clientId: ada.id, weekdays: ["WE"], fromTime: "14:00", toTime: "13:00", from: "2026-11-18" };
  const state = await addUnavailableAction.door.perform(scheduler, typed, w.now, w.store);
  expect(state).toMatchObject({ status: "refused", field: "toTime", typed: { fromTime: "14:00" } });
});
