import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { absenceNotices, arrivals, marks, sessions } from "@/db/schema";
import { addTopic } from "@/features/programs/commands/topics";
import { didNotMeetSentences } from "@/features/attendance/refusals/explain-head";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { recordDidNotMeet, takeBackDidNotMeet } from "./did-not-meet";
import { finishRoster } from "./finish-roster";
import { markRestPresent } from "./mark-attendance";
import { recordLead } from "./record-lead";
import { setTopic } from "./set-topic";

let w: World;
let session: SessionRow;
let lead: Made;
let people: Made[];

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester");
  lead = await w.staffMember("Lea Lead");
  await w.program("Adult IOP");
  await w.track("Evening");
  const group = await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02", facilitator: lead });
  people = [];
  for (const name of ["Ada Lund", "Ben Orr", "Carla May", "Dov Katz", "Elif Ay"]) {
    const client = await w.client(name);
    await w.enrolled(client, { from: "2026-03-02" });
    people.push(client);
  }
  session = await w.session(group, "2026-03-04");
  w.at("2026-03-04T18:20");
});
afterEach(() => w.store.close());

const again = async (): Promise<SessionRow> =>
  (await w.reader.select().from(sessions).where(eq(sessions.id, session.id)))[0]!;
const marksNow = async () =>
  new Map(
    (
      await w.reader
        .select()
        .from(marks)
        .where(and(eq(marks.sessionId, session.id), eq(marks.isCurrent, true)))
    ).map((mark) => [mark.clientId, mark]),
  );

describe("the topic", () => {
  test("is one of the service type's own curriculum, and can be taken off again", async () => {
    const own = await w.do(addTopic, { serviceTypeId: session.serviceTypeId, title: "Triggers" });
    const other = await w.serviceType("Family hour");
    const foreign = await w.do(addTopic, { serviceTypeId: other.id, title: "Talking" });
    await w.do(setTopic, { sessionId: session.id, topicId: own.id });
    expect((await again()).topicId).toBe(own.id);
    expect(await w.try(setTopic, { sessionId: session.id, topicId: own.id })).toMatchObject({
      value: { isChanged: false },
    });
    expect(await w.try(setTopic, { sessionId: session.id, topicId: foreign.id })).toEqual({
      ok: false,
      refusal: "other_curriculum",
    });
    await w.do(setTopic, { sessionId: session.id, topicId: null });
    expect((await again()).topicId).toBeNull();
  });
});

describe("who led it", () => {
  test("is written down for this session alone", async () => {
    const other = await w.staffMember("Sam Stand");
    await w.series("Another group", "TU 09:00-10:00", { from: "2026-03-03", facilitator: other });
    await w.do(recordLead, { sessionId: session.id, staffId: other.id });
    expect(await again()).toMatchObject({ facilitatorId: other.id, hasOwnLead: true });
    await w.do(recordLead, { sessionId: session.id, staffId: lead.id });
    expect(await again()).toMatchObject({ facilitatorId: lead.id, hasOwnLead: false });
  });

  test("is somebody of this site, and nobody hands a roster on that they then cannot take", async () => {
    const elsewhere = await w.staffMember("Elsa Where");
    expect(await w.try(recordLead, { sessionId: session.id, staffId: elsewhere.id })).toMatchObject({
      refusal: "not_here",
    });
    const other = await w.staffMember("Sam Stand");
    await w.series("Another group", "TU 09:00-10:00", { from: "2026-03-03", facilitator: other });
    w.by = { ...(await w.actor("clinician")), staffId: lead.id };
    expect(await w.try(recordLead, { sessionId: session.id, staffId: other.id })).toMatchObject({
      refusal: "shuts_out",
    });
  });
});

describe("a group that did not meet", () => {
  const reason = "The facilitator was ill";

  test("is canceled with the reason, and can be put back with everybody open", async () => {
    await w.do(recordDidNotMeet, { sessionId: session.id, reason });
    expect(await again()).toMatchObject({ status: "cancelled", cancelReason: reason, didNotMeetAt: w.now });
    expect(await w.try(recordDidNotMeet, { sessionId: session.id, reason })).toMatchObject({
      value: { isChanged: false },
    });
    await w.do(takeBackDidNotMeet, { sessionId: session.id });
    expect(await again()).toMatchObject({ status: "scheduled", didNotMeetAt: null, cancelReason: null });
    expect((await marksNow()).size).toBe(0);
  });

  test("that has a mark did meet", async () => {
    await w.mark(people[0]!, session, "present");
    expect(await w.try(recordDidNotMeet, { sessionId: session.id, reason })).toMatchObject({
      refusal: "has_attendance",
    });
  });

  test("is not said before its time, of a session that is off, or after the lock", async () => {
    w.at("2026-03-04T17:29");
    expect(await w.try(recordDidNotMeet, { sessionId: session.id, reason })).toMatchObject({ refusal: "not_open_yet" });
    w.at("2026-03-12T00:00");
    w.by = await w.actor("scheduler");
    expect(await w.try(recordDidNotMeet, { sessionId: session.id, reason })).toMatchObject({ refusal: "locked" });
    expect(Object.keys(didNotMeetSentences)).toHaveLength(5);
  });

  test("keeps nobody from finishing: it has no roster to finish", async () => {
    await w.do(recordDidNotMeet, { sessionId: session.id, reason });
    expect(await w.try(finishRoster, { sessionId: session.id })).toMatchObject({ refusal: { why: "off" } });
  });
});

describe("everyone else present", () => {
  test("records what is known of people, and leaves who is expected later open", async () => {
    const [ada, ben, carla, dov, elif] = people as [Made, Made, Made, Made, Made];
    const given = w.instant("2026-03-04T09:00");
    const common = { sessionId: session.id, givenAt: given, recordedAt: given, recordedBy: "desk", words: null };
    const { siteId } = session;
    await w.store.transact(async (tx) => {
      await tx.insert(absenceNotices).values([
        { ...common, clientId: ben.id, kind: "cannot_come", channel: "phone", reason: "Sick" },
        { ...common, clientId: carla.id, kind: "cannot_come", channel: "text", reason: "Court", isExcused: true },
        { ...common, clientId: dov.id, kind: "late", channel: "app" },
      ]);
      await tx.insert(arrivals).values([
        { clientId: elif.id, siteId, on: session.date, at: w.instant("2026-03-04T18:12"), way: "pin", recordedBy: "x" },
        {
          clientId: elif.id,
          siteId,
          on: session.date,
          at: w.instant("2026-03-04T18:40"),
          way: "desk",
          recordedBy: "x",
        },
        {
          ...{ clientId: elif.id, siteId, on: session.date, way: "desk" as const, recordedBy: "x" },
          at: w.instant("2026-03-04T17:50"),
          takenBackAt: given,
        },
      ]);
    });
    await w.do(markRestPresent, { sessionId: session.id, device: "test", correctionReason: null });
    const now = await marksNow();
    expect(now.get(ada.id)).toMatchObject({ was: "attended", arrivedAt: null });
    expect(now.get(ben.id)).toMatchObject({ was: "missed", noticeGivenAt: given, reason: null });
    expect(now.get(carla.id)).toMatchObject({ was: "excused", noticeGivenAt: given, reason: "Court" });
    expect(now.has(dov.id)).toBe(false);
    expect(now.get(elif.id)).toMatchObject({ was: "attended", arrivedAt: w.instant("2026-03-04T18:12") });
  });
});
