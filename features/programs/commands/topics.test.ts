import { afterAll, beforeAll, expect, test } from "vitest";
import { addTopic, renameTopic, stepTopic } from "@/features/programs/commands/topics";
import { listTopics } from "@/features/programs/queries/topics";
import { world, type World } from "@/features/testing/world";

let w: World;
let serviceTypeId: string;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  await w.site("Worcester");
  serviceTypeId = (await w.serviceType("CBT group")).id;
});
afterAll(() => w.store.close());

const titles = async () => (await listTopics(w.reader, serviceTypeId)).map(({ title }) => title);
const add = (title: string) => w.do(addTopic, { serviceTypeId, title });
const idOf = async (title: string) =>
  (await listTopics(w.reader, serviceTypeId, { withArchived: true })).find((each) => each.title === title)!.id;

test("topics stand in the order they were added, and move one place at a time", async () => {
  for (const title of ["Starting over", "People and places", "Triggers and cravings"]) await add(title);
  await w.do(stepTopic, { topicId: await idOf("Triggers and cravings"), step: "up" });
  expect(await titles()).toEqual(["Starting over", "Triggers and cravings", "People and places"]);
  await w.do(stepTopic, { topicId: await idOf("Starting over"), step: "down" });
  expect(await titles()).toEqual(["Triggers and cravings", "Starting over", "People and places"]);
});

test("nothing moves beyond either end", async () => {
  const first = await w.try(stepTopic, { topicId: await idOf("Triggers and cravings"), step: "up" });
  const last = await w.try(stepTopic, { topicId: await idOf("People and places"), step: "down" });
  expect([first, last]).toMatchObject([{ value: { isChanged: false } }, { value: { isChanged: false } }]);
});

test("a topic has a name of its own, however it is written", async () => {
  expect(await w.try(addTopic, { serviceTypeId, title: "starting  OVER" })).toMatchObject({
    refusal: { reason: "name_taken", name: "Starting over" },
  });
  const topicId = await idOf("Starting over");
  expect(await w.try(renameTopic, { topicId, title: "People and places" })).toMatchObject({ ok: false });
  await w.do(renameTopic, { topicId, title: "Beginning again" });
  expect(await titles()).toContain("Beginning again");
});

test("one that is put away is offered no more, and comes back at the end", async () => {
  const topicId = await idOf("Triggers and cravings");
  await w.do(stepTopic, { topicId, step: "away" });
  expect(await titles()).toEqual(["Beginning again", "People and places"]);
  expect(await w.try(stepTopic, { topicId, step: "away" })).toMatchObject({ value: { isChanged: false } });
  await w.do(stepTopic, { topicId, step: "back" });
  expect(await titles()).toEqual(["Beginning again", "People and places", "Triggers and cravings"]);
});
