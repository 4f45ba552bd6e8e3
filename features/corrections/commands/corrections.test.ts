import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { correctionRequests, marks } from "@/db/schema";
import { findMarkHistory } from "@/features/attendance/queries/mark-history";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { decidedWords } from "@/lib/corrections/decided-words";
import { explainConsequences } from "@/lib/corrections/consequences";
import { listWaitingCorrections } from "../queries/waiting-corrections";
import { askCorrection, withdrawCorrection } from "./ask-correction";
import { decideCorrections } from "./decide-corrections";

let w: World;
let ada: Made;
let ben: Made;
let session: SessionRow;
let clinician: StaffActor;
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
  ben = await w.client("Ben Okafor");
  for (const client of [ada, ben]) await w.enrolled(client, { from: "2026-03-02", weekdays: ["MO", "WE"] });
  session = await w.session(group, "2026-03-02");
  clinician = await w.actor("clinician", { site });
  director = await w.actor("director", { site });
  await w.mark(ada, session, "missed");
  await w.mark(ben, session, "missed");
  w.at("2026-03-12T09:00");
});
afterEach(() => w.store.close());

const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
const ask = (client: Made, more: Partial<Parameters<typeof askCorrection>[2]> = {}) =>
  w.try(
    askCorrection,
    {
      ...nothing,
      sessionId: session.id,
      clientId: client.id,
      as: "present",
      seenVersion: 1,
      why: "She was in room B.",
      ...more,
    },
    { actor: clinician },
  );
const requestsOf = async () => w.reader.select().from(correctionRequests);
const decide = async (verdict: "approve" | "decline", answer = "") =>
  w.do(
    decideCorrections,
    { requestIds: (await requestsOf()).map(({ id }) => id), verdict, answer },
    { actor: director },
  );
const markOf = async (client: Made) =>
  (await w.reader.select().from(marks).where(eq(marks.clientId, client.id))).find(({ isCurrent }) => isCurrent);

describe("asking for a correction", () => {
  test("waits, and changes nothing on the roster", async () => {
    expect((await ask(ada)).ok).toBe(true);
    expect(await requestsOf()).toMatchObject([
      { state: "waiting", reason: "She was in room B.", wanted: { as: "present" }, requestedBy: clinician.accountId },
    ]);
    expect(await markOf(ada)).toMatchObject({ was: "missed", version: 1 });
    expect(w.events.at(-1)).toMatchObject({ name: "correction.requested", clientId: ada.id });
  });

  test("one at a time, of a line that is locked, and not for what is on record", async () => {
    await ask(ada);
    expect(await ask(ada)).toMatchObject({ refusal: "already_waiting" });
    expect(await ask(ben, { seenVersion: 0 })).toMatchObject({ refusal: "changed_meanwhile" });
    expect(await ask(ben, { as: "late", minutesLate: 500 })).toMatchObject({ refusal: "minutes_out_of_range" });
    const stranger = await w.client("Cleo Marsh");
    expect(await ask(stranger)).toMatchObject({ refusal: "not_on_roster" });
    w.at("2026-03-03T09:00");
    expect(await ask(ben)).toMatchObject({ refusal: "not_locked" });
  });

  test("is taken back by who asked", async () => {
    await ask(ada);
    const [request] = await requestsOf();
    await w.do(withdrawCorrection, { requestId: request!.id }, { actor: clinician });
    expect((await ask(ada)).ok).toBe(true);
    expect((await requestsOf()).map(({ state }) => state).sort()).toEqual(["waiting", "withdrawn"]);
  });
});

describe("what waits is shown with what it would change", () => {
  test("before, wanted, and the standing as it would be", async () => {
    await ask(ada, { as: "late", minutesLate: 10 });
    const [row] = await listWaitingCorrections(w.reader, { now: w.now, sites: "all" });
    expect(row).toMatchObject({
      clientName: "Ada Lund",
      before: { name: "missed" },
      wanted: { name: "late", detail: "10 min" },
      isStale: false,
      change: { from: "watch", to: "good", minutes: 80 },
    });
    expect((await findClientStanding(w.reader, ada.id, w.now))?.standing.level).toBe("watch");
  });

  test("a line that changed meanwhile says so", async () => {
    await ask(ada);
    await w.mark(ada, session, "excused", { at: "2026-03-12T10:00", reason: "Sick" });
    const [row] = await listWaitingCorrections(w.reader, { now: w.now, sites: "all" });
    expect(row?.isStale).toBe(true);
  });
});

describe("deciding what was asked for", () => {
  test("approved together: marks, standing, alerts and hours follow, and it says so", async () => {
    await ask(ada);
    await ask(ben);
    const done = await decide("approve");
    expect(done).toMatchObject({ decided: 2, notDone: [] });
    expect(done.consequences).toMatchObject({
      corrected: 2,
      minutes: 180,
      levels: [
        { from: "watch", to: "good" },
        { from: "watch", to: "good" },
      ],
    });
    expect(explainConsequences(done.consequences)).toMatch(
      /^2 corrected\. Standing changed for 2 people, \d alerts? withdrawn/u,
    );
    expect(await markOf(ada)).toMatchObject({
      was: "attended",
      version: 2,
      correctionReason: "She was in room B.",
      recordedBy: director.accountId,
    });
    expect((await requestsOf()).map(({ state }) => state)).toEqual(["approved", "approved"]);
    expect(await decide("approve")).toMatchObject({ decided: 0 });
  });

  test("one that changed meanwhile stays and is named; the others go through", async () => {
    await ask(ada);
    await ask(ben);
    await w.mark(ada, session, "excused", { at: "2026-03-12T10:00", reason: "Sick" });
    const done = await decide("approve");
    expect(done).toMatchObject({ decided: 1, notDone: [{ why: "changed_meanwhile" }] });
    expect(decidedWords(done)).toContain("1 was not corrected: the line changed since it was asked for.");
    expect((await requestsOf()).map(({ state }) => state).sort()).toEqual(["approved", "waiting"]);
    expect(await markOf(ada)).toMatchObject({ was: "excused" });
  });

  test("declined with a sentence, nothing changes", async () => {
    await ask(ada);
    const done = await decide("decline", "The sign-in sheet says otherwise.");
    expect(decidedWords(done)).toBe("1 declined. Nothing on record changed.");
    expect(await requestsOf()).toMatchObject([{ state: "declined", answer: "The sign-in sheet says otherwise." }]);
    expect(await markOf(ada)).toMatchObject({ was: "missed", version: 1 });
  });
});

test("the history tells every version: what, who, from where, why", async () => {
  await ask(ada);
  await decide("approve");
  const { versions } = await findMarkHistory(w.reader, { sessionId: session.id, clientId: ada.id, now: w.now });
  expect(versions).toMatchObject([
    { version: 1, name: "missed", why: null },
    {
      version: 2,
      name: "present",
      why: "She was in room B.",
      device: "by an approved request",
      at: "Thu, Mar 12, 9:00 AM",
    },
  ]);
});
