import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decideExcuse } from "@/features/notices/commands/decide-excuse";
import { logNotices } from "@/features/notices/commands/log-notices";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { findOpenedLine } from "./opened-line";

let w: World;
let site: Made;
let ada: Made;
let ben: Made;
let facilitator: Made;
let session: SessionRow;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Morning");
  facilitator = await w.staffMember("Marisol Benítez");
  const group = await w.series("Check-in", "MO WE 09:00-10:00", { from: "2026-03-02", facilitator });
  [ada, ben] = [await w.client("Ada Lund"), await w.client("Ben Okafor")];
  for (const client of [ada, ben]) await w.enrolled(client, { from: "2026-03-02", weekdays: ["MO", "WE"] });
  session = await w.session(group, "2026-03-02");
  const given = { givenAt: w.instant("2026-03-02T06:50"), channel: "phone", reason: "Ride", words: null } as const;
  const about = { sessionIds: [session.id], expectedTime: null, ...given };
  await w.do(logNotices, { ...about, clientId: ada.id, kind: "cannot_come" });
});
afterEach(() => w.store.close());

const open = (actor: StaffActor, client: Made = ada) =>
  findOpenedLine(w.reader, { sessionId: session.id, clientId: client.id, actor, now: w.now });

describe("an opened row", () => {
  test("brings the notice to whoever may decide about it", async () => {
    for (const actor of [await w.actor("director", { site }), await w.actor("clinician", { staff: facilitator })]) {
      expect((await open(actor)).toDecide).toMatchObject({ isExcused: null, reason: "Ride", version: 1 });
    }
  });

  test("brings it to nobody else, and tells them all the same that nobody decided", async () => {
    for (const actor of [await w.actor("scheduler", { site }), await w.actor("clinician", { site })]) {
      expect(await open(actor)).toMatchObject({ toDecide: null, told: { decision: "waits" } });
    }
  });

  test("says what was decided, so that it can be taken back", async () => {
    const director = await w.actor("director", { site });
    const { id, version } = (await open(director)).toDecide!;
    const input = { noticeId: id, seenVersion: version, verdict: "accept", reason: null } as const;
    await w.do(decideExcuse, input, { actor: director });
    expect((await open(director)).toDecide).toMatchObject({ id, isExcused: true, version: version + 1 });
  });

  test("without a notice has nothing to decide", async () => {
    expect((await open(await w.actor("director", { site }), ben)).toDecide).toBeNull();
  });
});
