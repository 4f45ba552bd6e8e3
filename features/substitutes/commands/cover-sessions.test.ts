import { eq, inArray } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, outboxMessages, sessions, substituteRequests } from "@/db/schema";
import { toldMail } from "@/features/substitutes/jobs";
import { listRequestsOf, listUncovered } from "@/features/substitutes/queries/asked";
import { explainCover } from "@/features/substitutes/refusals";
import { absenceStory, leadOf, type AbsenceStory } from "@/features/testing/absence-story";
import type { Made } from "@/features/testing/clinic-words";
import type { World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { coverSessions } from "./cover-sessions";
import { recordAbsence } from "./record-absence";
import { takeBack } from "./take-back";
import { withdrawAbsence } from "./withdraw-absence";

const NOTHING = { anyway: false, note: null } as const;

let story: AbsenceStory;
let w: World;
let marisol: Made;
let theo: Made;
let priya: Made;
let group: Made;

beforeEach(async () => {
  story = await absenceStory();
  ({ w, marisol, theo, priya, group } = story);
});
afterEach(() => w.store.close());

describe("somebody is away", () => {
  it("is written down once, with the sessions that need somebody, and without its reason in the trail", async () => {
    const input = { ...story.days(marisol, "2026-03-09", "2026-03-13"), reason: "Surgery" };
    const { absenceId } = await w.do(recordAbsence, input);
    expect((await w.do(recordAbsence, input)).absenceId).toBe(absenceId);
    const plan = await story.planOf(absenceId);
    expect(plan.rows.map(({ session }) => [session.date, session.state, session.place])).toEqual([
      ["2026-03-09", "open", "lead"],
      ["2026-03-11", "open", "lead"],
      ["2026-03-12", "open", "lead"],
    ]);
    expect(plan.uncovered).toBe(3);
    const entries = await w.reader.select().from(auditEntries).where(eq(auditEntries.subjectId, absenceId));
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain("Surgery");
    const [sessionRow] = await w.reader
      .select()
      .from(sessions)
      .where(eq(sessions.date, localDate("2026-03-09")));
    expect(sessionRow).toMatchObject({ facilitatorId: marisol.id, version: 1 });
  });

  it("is refused over days that are on record already", async () => {
    await story.awayWeek();
    const again = await w.try(recordAbsence, story.days(marisol, "2026-03-13", "2026-03-20"));
    expect(again.ok ? null : again.refusal).toMatchObject({ reason: "overlaps", from: "2026-03-09" });
    await w.do(recordAbsence, story.days(marisol, "2026-03-14", "2026-03-20"));
  });

  it("asks nobody about sessions that are canceled or marked, and lists those led beside another", async () => {
    const ada = await w.client("Ada Lund");
    await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
    await w.series("Coping skills", "TU 10:00-11:00", {
      from: "2026-03-02",
      facilitator: theo,
      coFacilitator: marisol,
      count: 3,
    });
    const { absenceId } = await w.do(recordAbsence, story.days(marisol, "2026-03-02", "2026-03-11"));
    const monday = await w.session(group, "2026-03-02");
    await w.mark(ada, monday, "present", { at: "2026-03-02T11:30" });
    const plan = await story.planOf(absenceId);
    expect(plan.rows.map(({ session }) => `${session.date} ${session.place}`)).toEqual([
      "2026-03-03 co",
      "2026-03-04 lead",
      "2026-03-05 lead",
      "2026-03-09 lead",
      "2026-03-10 co",
      "2026-03-11 lead",
    ]);
    // Theo leads the two on Tuesday anyway: nobody is missing there.
    expect(plan.uncovered).toBe(4);
    expect(await listUncovered(w.reader, { sites: "all", now: w.now })).toMatchObject([
      { absenceId, open: 4, asked: 0 },
    ]);
  });
});

describe("who could step in", () => {
  it("is offered with reasons, and who could not with why", async () => {
    const unlicensed = await story.colleague("Sam Ortega", []);
    const elsewhere = await w.staffMember("Ruth Katz", { credentials: ["LMHC"] });
    await w.series("CBT skills", "MO 10:30-11:30", { from: "2026-03-02", facilitator: priya });
    await w.series("Aftercare", "MO 14:00-15:30", { from: "2026-03-02", facilitator: theo });
    const absenceId = await story.awayWeek();
    const [sessionId] = await story.idsOf(["2026-03-09"]);
    const { session } = await story.planOf(absenceId, { sessionId: sessionId! });
    expect(session?.good.map(({ fullName, words }) => `${fullName}: ${words}`)).toEqual([
      "Theo Lindqvist, LMHC: leads in this track · 1 h 30 min that day",
    ]);
    expect(session?.others.map(({ name, words }) => `${name}: ${words}`)).toEqual([
      "Priya Raman: leads CBT skills 10:30–11:30 AM",
      "Sam Ortega: does not hold LMHC",
    ]);
    expect([...session!.good, ...session!.others].map(({ staffId }) => staffId)).not.toContain(elsewhere.id);
    expect(unlicensed.id).toBeTruthy();
    const { shares, colleague: share } = await story.planOf(absenceId, { staffId: priya.id });
    expect(shares).toMatchObject([
      { name: "Theo Lindqvist", takes: 3 },
      { name: "Priya Raman", takes: 2 },
    ]);
    expect(share?.lines.map(({ against }) => against)).toEqual(["leads CBT skills 10:30–11:30 AM", null, null]);
  });

  it("puts those who know the people before others", async () => {
    const ada = await w.client("Ada Lund");
    const enrolled = await w.enrolled(ada, { from: "2026-03-02" });
    const talk = await w.series("Individual", "MO 15:00-16:00", {
      from: "2026-03-02",
      kind: "individual",
      facilitator: priya,
    });
    await w.joins(enrolled, talk, { from: "2026-03-02" });
    await w.mark(ada, await w.session(talk, "2026-03-02"), "present");
    const absenceId = await story.awayWeek();
    const [sessionId] = await story.idsOf(["2026-03-11"]);
    const { session } = await story.planOf(absenceId, { sessionId: sessionId! });
    expect(session?.good.map(({ name, words }) => `${name}: ${words}`)).toEqual([
      "Priya Raman: knows 1 of 1 · nothing else that day",
      "Theo Lindqvist: leads no sessions so far",
    ]);
  });
});

describe("asking", () => {
  it("writes one neutral letter to each, and asking again writes none", async () => {
    const absenceId = await story.awayWeek();
    const first = await story.ask(absenceId, [theo, priya], "2026-03-09", "2026-03-11");
    expect(first.ok && first.value.isChanged).toBe(true);
    const again = await story.ask(absenceId, [theo], "2026-03-09");
    expect(again.ok && again.value.isChanged).toBe(false);
    const letters = await w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, toldMail.topic));
    expect(letters).toHaveLength(2);
    const compose = (payload: Record<string, unknown>) =>
      toldMail.compose(
        { reader: w.reader, now: w.now, baseUrl: "https://keel.example", authSecret: "secret" },
        payload,
      );
    const mails = await Promise.all(letters.map(({ payload }) => compose(payload)));
    expect(mails.map((mail) => mail?.to).sort()).toEqual(["priya@clinic.example", "theo@clinic.example"]);
    for (const mail of mails) {
      expect(mail?.text).toContain("2 appointments");
      expect(mail?.text).toContain("https://keel.example/schedule/asked");
      expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Marisol|Relapse|Worcester|IOP|group|treatment|session/i);
    }
    // Once it is settled, there is nothing to ask by mail.
    await w.do(withdrawAbsence, { absenceId, giveBackAt: null });
    expect(await compose(letters[0]!.payload)).toBeNull();
  });

  it("is refused for somebody who is not free, cannot answer, or does not work here", async () => {
    await w.series("CBT skills", "MO 10:30-11:30", { from: "2026-03-02", facilitator: priya });
    const quiet = await w.staffMember("Una Voss", { credentials: ["LMHC"] });
    await w.series("Yoga", "SA 10:00-11:00", { from: "2026-03-02", facilitator: quiet });
    const stranger = await w.staffMember("Ruth Katz", { credentials: ["LMHC"] });
    const absenceId = await story.awayWeek();
    const busy = await story.ask(absenceId, [theo, priya], "2026-03-09", "2026-03-11");
    expect(busy.ok ? "" : explainCover(busy.refusal)).toBe(
      "Priya Raman cannot lead Relapse prevention on Mon, Mar 9: leads CBT skills 10:30–11:30 AM. Nothing was changed.",
    );
    const silent = await story.ask(absenceId, [quiet], "2026-03-11");
    expect(silent.ok ? "" : silent.refusal.reason).toBe("cannot_answer");
    const other = await story.ask(absenceId, [stranger], "2026-03-11");
    expect(other.ok ? "" : other.refusal.reason).toBe("not_here");
    expect(await w.reader.$count(substituteRequests)).toBe(0);
  });
});

describe("putting somebody down", () => {
  it("for several at once is one step, closes open questions, and twice is the same as once", async () => {
    const absenceId = await story.awayWeek();
    await story.ask(absenceId, [priya], "2026-03-09");
    const week = ["2026-03-09", "2026-03-11", "2026-03-12"];
    const done = await story.assign(absenceId, theo, week);
    expect(done.ok && done.value.value).toEqual({ how: "assign", sessions: 3, names: ["Theo Lindqvist"] });
    const again = await story.assign(absenceId, theo, week);
    expect(again.ok && again.value.isChanged).toBe(false);
    const plan = await story.planOf(absenceId);
    expect(plan.rows.map(({ session }) => [session.state, session.leads])).toEqual(
      week.map(() => ["covered", ["Theo Lindqvist"]]),
    );
    expect(plan.uncovered).toBe(0);
    const other = await story.assign(absenceId, priya, ["2026-03-09"]);
    expect(other.ok ? "" : explainCover(other.refusal)).toContain("settled meanwhile");
    // The week after is nobody's own.
    expect((await w.session(group, "2026-03-16")).facilitatorId).toBe(marisol.id);
  });

  it("moves who stands beside up, and gives both their places back", async () => {
    const pair = await w.series("Coping skills", "TU 10:00-11:00", {
      from: "2026-03-02",
      facilitator: marisol,
      coFacilitator: theo,
      count: 3,
    });
    const absenceId = await story.awayWeek();
    const tuesday = await w.session(pair, "2026-03-10");
    const input = { absenceId, sessionIds: [tuesday.id], staffIds: [theo.id], how: "assign", ...NOTHING } as const;
    await w.do(coverSessions, input);
    expect(leadOf(await w.session(pair, "2026-03-10"))).toMatchObject({
      facilitatorId: theo.id,
      coFacilitatorId: null,
    });
    const [request] = await listRequestsOf(w.reader, tuesday.id);
    await w.do(takeBack, { absenceId, requestIds: [request!.id] });
    expect(leadOf(await w.session(pair, "2026-03-10"))).toEqual(leadOf(tuesday));
  });

  it("of somebody who is not free needs it said, and a clinic may refuse it", async () => {
    await w.series("CBT skills", "MO 10:30-11:30", { from: "2026-03-02", facilitator: priya });
    const absenceId = await story.awayWeek();
    const plain = await story.assign(absenceId, priya, ["2026-03-09"]);
    expect(plain.ok ? "" : plain.refusal.reason).toBe("not_free");
    expect((await story.assign(absenceId, priya, ["2026-03-09"], true)).ok).toBe(true);
  });

  it("works after the fact, for who led it and still has to mark it", async () => {
    const absenceId = await story.awayWeek();
    w.at("2026-03-09T15:00");
    const asked = await story.ask(absenceId, [theo], "2026-03-09");
    expect(asked.ok ? "" : asked.refusal.reason).toBe("over");
    expect((await story.assign(absenceId, theo, ["2026-03-09"])).ok).toBe(true);
  });
});

describe("a long leave", () => {
  it("of six weeks and 126 sessions is covered at once", async () => {
    const hours = ["08:00-08:45", "09:00-09:45", "11:00-11:45"];
    for (const hour of hours)
      await w.series(`Individual ${hour}`, `MO TU WE TH FR SA SU ${hour}`, {
        from: "2026-03-02",
        facilitator: marisol,
      });
    const { absenceId } = await w.do(recordAbsence, story.days(marisol, "2026-03-16", "2026-04-26"));
    const plan = await story.planOf(absenceId, { staffId: theo.id });
    expect(plan.uncovered).toBe(144);
    const sessionIds = plan.colleague!.lines.map(({ session }) => session.id);
    expect(sessionIds).toHaveLength(144);
    await w.do(coverSessions, { absenceId, sessionIds, staffIds: [theo.id], how: "assign", ...NOTHING });
    const led = await w.reader.$count(sessions, eq(sessions.facilitatorId, theo.id));
    expect(led).toBe(144);
    const letters = await w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, toldMail.topic));
    expect(letters).toHaveLength(1);
    expect(await w.do(withdrawAbsence, { absenceId, giveBackAt: "all" })).toMatchObject({ givenBack: 144 });
    const rows = await w.reader.select().from(sessions).where(inArray(sessions.id, sessionIds));
    expect(rows.every(({ facilitatorId, hasOwnLead }) => facilitatorId === marisol.id && !hasOwnLead)).toBe(true);
  });
});
