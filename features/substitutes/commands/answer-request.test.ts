import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessions, staffAbsences } from "@/db/schema";
import { findRosterView } from "@/features/attendance/queries/roster-view";
import { listRosters } from "@/features/attendance/queries/rosters";
import { findWeek } from "@/features/scheduling/queries/week";
import { listAskedOf, listRequestsOf } from "@/features/substitutes/queries/asked";
import { explainAnswer } from "@/features/substitutes/refusals";
import { absenceStory, leadOf, type AbsenceStory } from "@/features/testing/absence-story";
import type { Made } from "@/features/testing/clinic-words";
import type { World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { takeBack } from "./take-back";
import { withdrawAbsence } from "./withdraw-absence";

let story: AbsenceStory;
let w: World;
let site: Made;
let marisol: Made;
let theo: Made;
let priya: Made;
let group: Made;

beforeEach(async () => {
  story = await absenceStory();
  ({ w, site, marisol, theo, priya, group } = story);
});
afterEach(() => w.store.close());

describe("saying yes", () => {
  it("gives the session, with its roster, its week and Today, and nothing that calendars would notice", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo, priya], "2026-03-09");
    const before = await w.session(group, "2026-03-09");
    await story.answer(theo, "accept", "2026-03-09");
    const after = await w.session(group, "2026-03-09");
    expect(leadOf(after)).toEqual({ ...leadOf(before), facilitatorId: theo.id, hasOwnLead: true });
    expect(after.version).toBe(before.version + 1);
    const states = (await listRequestsOf(w.reader, after.id)).map(({ state }) => state);
    expect(states.sort()).toEqual(["accepted", "withdrawn"]);

    w.at("2026-03-09T10:05");
    const his = await findRosterView(w.reader, after.id, { actor: await story.actorOf(theo), now: w.now });
    const hers = await findRosterView(w.reader, after.id, { actor: await story.actorOf(marisol), now: w.now });
    expect([his?.mayMark, hers?.mayMark]).toEqual([true, false]);
    const mine = async (member: Made) => {
      const asked = { now: w.now, sites: "all", siteId: null, onlyMine: true } as const;
      return (await listRosters(w.reader, { actor: await story.actorOf(member), ...asked })).ofToday.length;
    };
    expect([await mine(theo), await mine(marisol)]).toEqual([1, 0]);
    const any = { siteId: null, programId: null, roomId: null, kinds: null, facilitatorId: "me" } as const;
    const week = async (staffId: string) =>
      (await findWeek(w.reader, { ...any, monday: localDate("2026-03-09") }, { sites: "all", staffId, now: w.now }))!
        .sessions.length;
    expect([await week(theo.id), await week(marisol.id)]).toEqual([1, 2]);
    const names = w.events.slice(-2).map(({ name }) => name);
    expect(names).toEqual(["substitute.accepted", "session.lead-changed"]);
  });

  it("is won by the first: of two at once exactly one leads it, and the other is told", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo, priya], "2026-03-09", "2026-03-11", "2026-03-12");
    for (const date of ["2026-03-09", "2026-03-11", "2026-03-12"]) {
      const answers = await Promise.all([story.answer(theo, "accept", date), story.answer(priya, "accept", date)]);
      const winners = answers.filter(({ ok }) => ok);
      expect(winners).toHaveLength(1);
      const loser = answers.find(({ ok }) => !ok);
      expect(loser?.ok === false ? explainAnswer(loser.refusal) : "").toBe(
        "Somebody else took it. Thank you all the same.",
      );
      const [winner, other] = answers[0]!.ok ? [theo, priya] : [priya, theo];
      expect((await w.session(group, date)).facilitatorId).toBe(winner.id);
      const asked = (await listAskedOf(w.reader, other.id, w.now)).find((row) => row.date === date);
      expect(asked?.state).toBe("taken");
    }
  });

  it("of several takes what is left, and says how many were gone", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo, priya], "2026-03-09", "2026-03-11");
    await story.answer(priya, "accept", "2026-03-09");
    const late = await story.answer(theo, "accept", "2026-03-09", "2026-03-11");
    expect(late.ok && late.value.value).toEqual({ answer: "accept", count: 1, gone: 1 });
    expect((await listAskedOf(w.reader, theo.id, w.now)).map(({ state }) => state)).toEqual(["taken", "yours"]);
  });

  it("is refused for who was put down for something else meanwhile, and for a session that was canceled", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo], "2026-03-09", "2026-03-11");
    await w.series("CBT skills", "MO 10:30-11:30", { from: "2026-03-02", facilitator: theo });
    const busy = await story.answer(theo, "accept", "2026-03-09");
    expect(busy.ok ? "" : explainAnswer(busy.refusal)).toBe(
      "You cannot lead Relapse prevention on Mon, Mar 9: you lead CBT skills 10:30–11:30 AM.",
    );
    const wednesday = await w.session(group, "2026-03-11");
    await w.store.transact(async (tx) => {
      await tx.update(sessions).set({ status: "closed" }).where(eq(sessions.id, wednesday.id));
    });
    const off = await story.answer(theo, "accept", "2026-03-11");
    expect(off.ok ? "" : off.refusal.reason).toBe("settled");
    w.at("2026-03-09T12:00");
    const over = await story.answer(theo, "accept", "2026-03-09");
    expect(over.ok ? "" : over.refusal.reason).toBe("over");
  });

  it("twice is the same as once, and no after no too", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo, priya], "2026-03-09");
    await story.answer(theo, "accept", "2026-03-09");
    const again = await story.answer(theo, "accept", "2026-03-09");
    expect(again.ok && again.value.isChanged).toBe(false);
    const no = await story.answer(priya, "decline", "2026-03-09");
    expect(no.ok ? "" : no.refusal.reason).toBe("settled");
  });

  it("no keeps the session open, and its sayer is no good pick for it any more", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [theo], "2026-03-09");
    await story.answer(theo, "decline", "2026-03-09");
    const [sessionId] = await story.idsOf(["2026-03-09"]);
    const { session, rows } = await story.planOf(absenceId, { sessionId: sessionId! });
    expect(rows[0]?.session.state).toBe("open");
    expect(session?.others).toMatchObject([{ name: "Theo Lindqvist", words: "said no" }]);
    const again = await story.ask(absenceId, [theo], "2026-03-09");
    expect(again.ok).toBe(false);
    // A planner who talked it over may still put him down.
    expect((await story.assign(absenceId, theo, ["2026-03-09"], true)).ok).toBe(true);
  });
});

describe("withdrawing", () => {
  it("takes questions back and lets substitutes keep theirs", async () => {
    const absenceId = await story.awayWeek();
    await story.assign(absenceId, theo, ["2026-03-09"]);
    await story.ask(absenceId, [priya], "2026-03-11");
    const value = await w.do(withdrawAbsence, { absenceId, giveBackAt: null });
    expect(value).toEqual({ questions: 1, givenBack: 0, kept: 1 });
    expect((await w.session(group, "2026-03-09")).facilitatorId).toBe(theo.id);
    const late = await story.answer(priya, "accept", "2026-03-11");
    expect(late.ok ? "" : late.refusal.reason).toBe("settled");
    const [row] = await w.reader.select().from(staffAbsences).where(eq(staffAbsences.id, absenceId));
    expect(row?.withdrawnAt).toEqual(w.now);
    expect(await w.do(withdrawAbsence, { absenceId, giveBackAt: "all" })).toEqual({
      questions: 0,
      givenBack: 0,
      kept: 0,
    });
    const gone = await story.assign(absenceId, theo, ["2026-03-11"]);
    expect(gone.ok ? "" : gone.refusal.reason).toBe("withdrawn");
  });

  it("gives back exactly what was there when that is asked for, but for what is over", async () => {
    const before = await w.session(group, "2026-03-11");
    const absenceId = await story.awayWeek();
    await story.assign(absenceId, theo, ["2026-03-09", "2026-03-11"]);
    w.at("2026-03-09T12:00");
    expect(await w.do(withdrawAbsence, { absenceId, giveBackAt: [site.id] })).toEqual({
      questions: 0,
      givenBack: 1,
      kept: 0,
    });
    expect(leadOf(await w.session(group, "2026-03-11"))).toEqual(leadOf(before));
    expect((await w.session(group, "2026-03-09")).facilitatorId).toBe(theo.id);
  });

  it("leaves alone what somebody else leads by now", async () => {
    const absenceId = await story.awayWeek();
    await story.assign(absenceId, theo, ["2026-03-09"]);
    const monday = await w.session(group, "2026-03-09");
    await w.store.transact(async (tx) => {
      await tx.update(sessions).set({ facilitatorId: priya.id }).where(eq(sessions.id, monday.id));
    });
    const [request] = await listRequestsOf(w.reader, monday.id);
    const back = await w.try(takeBack, { absenceId, requestIds: [request!.id] });
    expect(back.ok ? "" : back.refusal.reason).toBe("settled");
    await w.do(withdrawAbsence, { absenceId, giveBackAt: "all" });
    expect((await w.session(group, "2026-03-09")).facilitatorId).toBe(priya.id);
  });
});
