import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { markLineAction } from "../actions";
import { markOnRoster } from "./mark-on-roster";

let w: World;
let ada: Made;
let session: SessionRow;
let director: StaffActor;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  const site = await w.site("Worcester");
  await w.program("Adult IOP", {
    policy: { rules: [{ id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" }] },
  });
  await w.track("Morning");
  const group = await w.series("Check-in", "MO WE 09:00-10:30", { from: "2026-03-02" });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
  session = await w.session(group, "2026-03-02");
  director = await w.actor("director", { site });
  await w.mark(ada, session, "missed");
  w.at("2026-03-12T09:00");
});
afterEach(() => w.store.close());

const line = (as: "present" | "missed" | "unrecorded", seenVersion = 1) => ({
  clientId: ada.id,
  as,
  minutesLate: null,
  leftAt: null,
  told: null,
  reason: null,
  modality: null,
  seenVersion,
});
const mark = (as: "present" | "missed" | "unrecorded", seenVersion = 1) =>
  w.do(
    markOnRoster,
    { sessionId: session.id, correctionReason: "She was in room B.", lines: [line(as, seenVersion)] },
    { actor: director },
  );

describe("correcting a locked roster", () => {
  test("says what it touched, and neither who, nor which level, nor how much", async () => {
    const { consequences } = await mark("present");
    expect(consequences).toMatch(/^Corrected\. Standing, hours( and|,) .*changed\.$/);
    expect(consequences).not.toMatch(/Ada|Lund|watch|good|1 h/);
  });

  test("back to unrecorded is said, and what is on record already says nothing", async () => {
    expect((await mark("unrecorded")).consequences).toMatch(/^Corrected\. Standing/);
    expect((await mark("missed", 2)).consequences).toMatch(/^Corrected\./);
    expect((await mark("missed", 3)).consequences).toBeNull();
  });

  test("is told to the plain form", async () => {
    const input = { sessionId: session.id, correctionReason: "She was in room B." };
    const form = { ...input, clientId: ada.id, as: "present", seenVersion: "1" };
    expect(await markLineAction.door.perform(director, form, w.now, w.store)).toMatchObject({
      status: "done",
      message: expect.stringMatching(/^Corrected\. Standing, hours/) as unknown,
    });
  });
});

test("while attendance is taken nothing of standing is said, whatever reason comes along", async () => {
  w.at("2026-03-02T09:30");
  expect((await mark("present")).consequences).toBeNull();
});
