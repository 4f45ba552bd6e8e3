import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decideCase } from "@/features/standing/commands/decide-case";
import { logOutreach } from "@/features/outreach/commands/log-outreach";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { ownWeekLoader } from "@/features/portal/loaders";
import { newId } from "@/db/id";
import type { ClientActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";
import { findOwnWeek, type OwnWeek } from "./own-week";

function signedInAs(client: Made): ClientActor {
  return { kind: "client", accountId: newId(), signInId: newId(), clientId: client.id };
}

describe("one's own week", () => {
  let w: World;
  let group: Made;
  let single: Made;
  let ada: Made;
  let enrolled: Made;
  let nth = 0;

  beforeAll(async () => {
    w = await world({ now: "2026-03-02T08:00" });
    await w.site("Worcester", { phone: "508-555-0199" });
    const room = await w.room("Room 2");
    const video = await w.room("Video room", { link: "https://video.example/room" });
    const lead = await w.staffMember("Lea Lead");
    await w.program("Adult IOP");
    await w.track("Evening");
    const at = { from: "2026-03-02", facilitator: lead };
    group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { ...at, room });
    single = await w.series("Individual", "TU 10:00-10:50", {
      ...at,
      kind: "individual",
      room: video,
      modality: "video",
    });
    ada = await w.client("Adelina Lund", { preferredName: "Ada" });
    enrolled = await w.enrolled(ada, { from: "2026-03-02" });
    await w.joins(enrolled, single, { from: "2026-03-02" });
  });
  beforeEach(() => w.at("2026-03-02T08:00"));
  afterAll(() => w.store.close());

  async function week(at: string, asked: string | null = null, client = ada): Promise<OwnWeek> {
    const found = await findOwnWeek(w.reader, client.id, {
      now: w.instant(at),
      week: asked === null ? null : localDate(asked),
    });
    if (found === null) throw new Error("There is no such client.");
    return found;
  }

  test("begins with when and where next, and holds the days that have sessions", async () => {
    const view = await week("2026-03-02T08:00");
    expect(view).toMatchObject({
      firstName: "Ada",
      today: "2026-03-02",
      hour: 8,
      sitePhone: "508-555-0199",
      from: "2026-03-02",
      to: "2026-03-08",
      isThisWeek: true,
      next: {
        date: "2026-03-02",
        startTime: "18:00",
        endTime: "19:30",
        title: "Relapse prevention",
        with: "Lea",
        room: "Room 2",
        isOnline: false,
        joinLink: null,
        mark: null,
      },
      laterToday: [],
    });
    expect(view.days.map(({ date }) => date)).toEqual(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]);
  });

  test("shows the link of an online session, and the session under way until it ends", async () => {
    expect((await week("2026-03-03T10:49")).next).toMatchObject({
      title: "Individual",
      room: null,
      isOnline: true,
      joinLink: "https://video.example/room",
    });
    expect((await week("2026-03-03T10:50")).next).toMatchObject({ title: "Relapse prevention", date: "2026-03-04" });
  });

  test("goes to any week, and back to this one where the address makes no sense", async () => {
    const there = await week("2026-03-04T12:00", "2026-03-12");
    expect(there).toMatchObject({ from: "2026-03-09", to: "2026-03-15", isThisWeek: false });
    expect(there.days).toHaveLength(4);
    // What is next stays next, whatever week is looked at.
    expect(there.next).toMatchObject({ date: "2026-03-04" });
    const actor = signedInAs(ada);
    const now = w.instant("2026-03-04T12:00");
    for (const forged of ["2026-02-30", "next", "2026-03-04'; drop table marks", "9999-12-31", ""]) {
      const state = await ownWeekLoader.door.perform(actor, { week: forged }, now, w.store);
      expect(state).toMatchObject({ status: "done", value: { from: "2026-03-02", isThisWeek: true } });
    }
    for (const far of ["1900-01-01", "2200-12-31"]) {
      const state = await ownWeekLoader.door.perform(actor, { week: far }, now, w.store);
      expect(state).toMatchObject({ status: "done", value: { days: [], isThisWeek: false } });
    }
  });

  test("shows what was recorded, with the minutes, and calls off what is off", async () => {
    w.at("2026-03-02T19:40");
    await w.mark(ada, await w.session(group, "2026-03-02"), { as: "late", minutesLate: 12 });
    w.at("2026-03-03T09:00");
    await w.do(cancelSession, { sessionId: (await w.session(single, "2026-03-03")).id, reason: "Lea is ill" });
    const view = await week("2026-03-03T09:30");
    expect(view.days[0]?.sessions).toMatchObject([
      { mark: { name: "late", minutesLate: 12 }, scheduledMinutes: 90, creditedMinutes: 78 },
    ]);
    expect(view.days[1]?.sessions).toMatchObject([{ status: "cancelled", creditedMinutes: 0 }]);
    expect(view.next).toMatchObject({ date: "2026-03-04" });
    expect(JSON.stringify(view)).not.toContain("Lea is ill");
    expect(view.standing?.standing.weekHours).toMatchObject({ credited: 78, required: 540 });
  });

  test("passes over a session they told us they cannot come to", async () => {
    w.at("2026-03-16T09:00");
    const session = await w.session(group, "2026-03-16");
    await w.mark(ada, session, { as: "excused", reason: "medical" }, { at: "2026-03-16T09:00" });
    const view = await week("2026-03-16T10:00");
    expect(view.next).toMatchObject({ date: "2026-03-17" });
    expect(view.days[0]?.sessions).toMatchObject([{ mark: { name: "excused" } }]);
  });

  test("of somebody on leave, not begun or gone is empty, and keeps what was recorded", async () => {
    const ben = await w.client(`Ben ${++nth}`);
    const own = await w.enrolled(ben, { from: "2026-03-02" });
    await w.mark(ben, await w.session(group, "2026-03-02"), "present");
    const leave = { from: localDate("2026-03-02"), through: localDate("2026-03-10"), reason: "trip" };
    await w.do(holdEnrollment, { enrollmentId: own.id, ...leave });
    const away = await week("2026-03-02T20:00", null, ben);
    expect(away.days.map(({ date }) => date)).toEqual(["2026-03-02"]);
    expect(away.next).toMatchObject({ date: "2026-03-11" });
    w.at("2026-03-12T09:00");
    const end = { endDate: localDate("2026-03-11"), status: "transferred" as const, reason: "moved" };
    await w.do(endEnrollment, { enrollmentId: own.id, ...end });
    expect((await week("2026-03-12T09:00", null, ben)).next).toBeNull();
    const cyd = await w.client(`Cyd ${++nth}`);
    expect(await week("2026-03-12T09:00", null, cyd)).toMatchObject({ next: null, days: [], standing: null });
    expect(await findOwnWeek(w.reader, "0".repeat(26), { now: w.now, week: null })).toBeNull();
  });

  test("is nobody else's: staff and families have no door to it", async () => {
    const params = { week: null };
    const family = { kind: "family", accountId: newId(), signInId: newId(), contactId: newId() } as const;
    for (const actor of [await w.actor("admin"), await w.actor("clinician"), family]) {
      expect(await ownWeekLoader.door.perform(actor, params, w.now, w.store)).toMatchObject({ status: "forbidden" });
    }
    expect(await ownWeekLoader.door.perform(null, params, w.now, w.store)).toMatchObject({ status: "signed_out" });
  });
});

describe("whatever the clinic", () => {
  /** A word that stands nowhere else. */
  const secret = (who: number, what: string) => `Zq${what}${who}x`;

  test("nothing of another client comes into one's own week", async () => {
    const people = fc.integer({ min: 2, max: 4 });
    const doings = fc.array(
      fc.record({
        who: fc.nat(3),
        what: fc.constantFrom("mark", "excuse", "hold", "call", "waive"),
        day: fc.constantFrom("2026-03-02", "2026-03-04", "2026-03-05"),
      }),
      { maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(people, doings, async (many, list) => {
        const w = await world({ now: "2026-03-06T09:00" });
        try {
          await w.site("Worcester");
          await w.program("Adult IOP");
          await w.track("Evening");
          const group = await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
          const all: { client: Made; enrollment: Made }[] = [];
          for (let who = 0; who < many; who++) {
            const names = `${secret(who, "Given")} ${secret(who, "Family")}`;
            const client = await w.client(names, { preferredName: secret(who, "Called") });
            const enrollment = await w.enrolled(client, { from: "2026-03-02" });
            const title = `Individual ${secret(who, "Title")}`;
            const single = await w.series(title, "TU 10:00-10:50", { from: "2026-03-03", kind: "individual" });
            await w.joins(enrollment, single, { from: "2026-03-02" });
            all.push({ client, enrollment });
          }
          for (const { who, what, day } of list) {
            const at = who % many;
            const { client, enrollment } = all[at]!;
            const reason = secret(at, "Reason");
            const session = await w.session(group, day);
            if (what === "mark") await w.mark(client, session, "missed");
            if (what === "excuse") await w.mark(client, session, { as: "excused", reason });
            if (what === "call") {
              const attempt = { at: w.now, channel: "call", wasReached: true, note: reason, alertIds: [] } as const;
              await w.do(logOutreach, { clientId: client.id, ...attempt, settles: false });
            }
            if (what === "hold") {
              const leave = { from: localDate("2026-03-09"), through: localDate("2026-03-10"), reason };
              await w.do(holdEnrollment, { enrollmentId: enrollment.id, ...leave });
            }
            if (what === "waive") {
              const decision = { kind: "waive", sessionId: session.id } as const;
              await w.try(decideCase, { enrollmentId: enrollment.id, decision, reason });
            }
          }
          for (const { client } of all) {
            const texts: string[] = [];
            for (const week of [null, "2026-03-09"]) {
              const state = await ownWeekLoader.door.perform(signedInAs(client), { week }, w.now, w.store);
              expect(state.status).toBe("done");
              texts.push(JSON.stringify(state));
            }
            const text = texts.join();
            expect(text).toContain("Skills");
            for (const [other, one] of all.entries()) {
              if (one.client.id === client.id) continue;
              for (const what of ["Given", "Family", "Called", "Title", "Reason"]) {
                expect(text).not.toContain(secret(other, what));
              }
              expect(text).not.toContain(one.client.id);
              expect(text).not.toContain(one.enrollment.id);
            }
            expect(text).not.toMatch(/capacity|expectedCount/);
          }
        } finally {
          await w.store.close();
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
