import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeUpOffers, rosterAdditions } from "@/db/schema";
import { addToRoster, removeFromRoster } from "@/features/attendance/commands/add-to-roster";
import { findRosterState } from "@/features/attendance/queries/roster-state";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { runCommand } from "@/server/doors/run-command";
import { answerOffer } from "./answer-offer";
import { changeMakeUpRules } from "./change-make-up-rules";
import { offerMakeUps } from "./offer-make-ups";
import { lapseOffers } from "./settle-make-ups";
import { withdrawOffer } from "./withdraw-offer";
import { findClientMakeUps } from "../queries/client-make-ups";
import { listOwnOffers } from "../queries/offers";
import { listShortClients } from "../queries/short-clients";
import { readSituations } from "../queries/situations";

const TOGETHER = { timeout: 120_000 };
const POLICY = {
  makeUpErasesWithin: 7,
  rules: [
    { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
    { id: "hours", measure: "weekMinutes", level: "watch" },
  ],
} as const;

let w: World;
let morning: Made;
let ada: Made;
let enrollment: Made;
let group: Made;
let saturday: Made;
let missed: SessionRow;

/** Ada comes Mondays and Wednesdays, 2 × 90 minutes of 3 h. On Saturday there is a group with two places. */
beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester");
  await w.program("Adult IOP", { policy: POLICY });
  await w.serviceType("CBT group");
  morning = await w.track("Morning");
  group = await w.series("Process group", "MO WE 09:00-10:30", { from: "2026-03-02", track: morning });
  saturday = await w.series("Saturday group", "SA 10:15-11:45", { from: "2026-03-02", track: null, capacity: 2 });
  ada = await w.client("Ada Lund");
  enrollment = await enroll(ada);
  missed = await w.session(group, "2026-03-02");
});
afterEach(() => w.store.close());

const enroll = (client: Made) =>
  w.enrolled(client, { from: "2026-03-02", weekdays: ["MO", "WE"], minutesPerWeek: 180, track: morning });
const offersOf = (client: Made) =>
  w.reader
    .select()
    .from(makeUpOffers)
    .then((rows) => rows.filter(({ clientId }) => clientId === client.id));
const situation = async () => (await readSituations(w.reader, [enrollment.id], w.now))[0]!;

async function adaMissed(): Promise<void> {
  await w.mark(ada, missed, "missed");
}

async function offered(client = ada, to = enrollment): Promise<{ offerId: string; seat: SessionRow }> {
  const seat = await w.session(saturday, "2026-03-07");
  await w.do(offerMakeUps, { enrollmentId: to.id, sessionIds: [seat.id] });
  return { offerId: (await offersOf(client)).at(-1)!.id, seat };
}

const standing = async () => (await findClientStanding(w.reader, ada.id, w.now))!.standing;

describe("who is short, and which seats fit", () => {
  test("a missed day is short by its minutes, and a group of the same kind fits", async () => {
    await adaMissed();
    const asked = { now: w.now, sites: "all", siteId: null, most: 10, withTight: true } as const;
    const { outOfReach } = await listShortClients(w.reader, asked);
    expect(outOfReach).toHaveLength(1);
    expect(outOfReach[0]).toMatchObject({ week: { short: 90 }, dueOn: "2026-03-04", isOverdue: false });
    const { fits, misses } = await situation();
    expect(misses).toMatchObject([{ sessionId: missed.id, lastDay: "2026-03-09" }]);
    expect(fits).toMatchObject([{ title: "Saturday group", minutes: 90, closes: true, erases: true, state: "open" }]);
  });

  test("after the deadline, without an offer, it is overdue; with one it is not", async () => {
    await adaMissed();
    w.at("2026-03-04T12:00");
    const asked = { now: w.now, sites: "all", siteId: null, most: 10, withTight: true } as const;
    expect((await listShortClients(w.reader, asked)).outOfReach[0]).toMatchObject({ isOverdue: true });
    await offered();
    expect((await listShortClients(w.reader, asked)).outOfReach[0]).toMatchObject({ isOverdue: false });
  });

  test("another service type fits once the clinic says that it stands in", async () => {
    const yoga = await w.serviceType("Yoga");
    await w.series("Yoga", "FR 09:00-10:30", { from: "2026-03-02", track: null, capacity: 5, serviceType: yoga });
    await adaMissed();
    expect((await situation()).fits.map(({ title }) => title)).toEqual(["Saturday group"]);
    const { serviceTypeId } = missed;
    const rules = { offerBy: { weekday: "WE", time: "12:00" }, visitors: "own_program" } as never as {
      offerBy: never;
      visitors: "own_program";
    };
    await w.do(changeMakeUpRules, { ...rules, pairs: [`${serviceTypeId}>${yoga.id}`], seenVersion: 1 });
    expect((await situation()).fits.map(({ title }) => title)).toEqual(["Yoga", "Saturday group"]);
  });

  test("places that are taken or offered are not open", async () => {
    await adaMissed();
    const seat = await w.session(saturday, "2026-03-07");
    for (const name of ["Theo Lindqvist", "Corin Blackwater"]) {
      const client = await w.client(name);
      const own = await enroll(client);
      await w.mark(client, missed, "missed");
      await offered(client, own);
    }
    expect((await situation()).others).toContainEqual(expect.objectContaining({ sessionId: seat.id, why: "full" }));
    expect(await w.try(offerMakeUps, { enrollmentId: enrollment.id, sessionIds: [seat.id] })).toMatchObject({
      ok: false,
      refusal: { reason: "does_not_fit", why: "full" },
    });
  });
});

describe("an offer", () => {
  test("is told once, accepted, marked, and restores the hours and erases the miss", async () => {
    await adaMissed();
    expect(await standing()).toMatchObject({ level: "watch", weekHours: { reachable: false } });
    const { offerId, seat } = await offered();
    expect(w.events.at(-1)).toMatchObject({ name: "make-up.offered", outbox: [{ topic: "make-ups.offered" }] });
    expect((await listOwnOffers(w.reader, ada.id, w.now))!.offers).toMatchObject([{ state: "open", minutes: 90 }]);
    await w.do(answerOffer, { offerId, answer: "accept" });
    expect((await listOwnOffers(w.reader, ada.id, w.now))!.offers).toMatchObject([{ state: "taken" }]);
    const roster = (await findRosterState(w.reader, seat.id))!;
    expect(roster.lines.get(ada.id)).toMatchObject({ addition: { kind: "make_up", makeUpForSessionId: missed.id } });
    expect(await standing()).toMatchObject({ level: "watch", weekHours: { reachable: true, coming: 180 } });
    await w.mark(ada, await w.session(group, "2026-03-04"), "present");
    await w.mark(ada, seat, "present");
    expect(await standing()).toMatchObject({ level: "good", weekHours: { credited: 180 } });
    expect((await findClientMakeUps(w.reader, ada.id, w.now))!.lines).toMatchObject([
      { state: "attended", title: "Sat, Mar 7, 10:15–11:45 AM", detail: "1 h 30 min, for Mon, Mar 2" },
    ]);
    const { makeUpForSessionId } = (await findRosterState(w.reader, seat.id))!.lines.get(ada.id)!.current!;
    expect(makeUpForSessionId).toBe(missed.id);
  });

  test("offered twice is offered once, and declined is remembered", async () => {
    await adaMissed();
    const { offerId, seat } = await offered();
    await offered();
    expect(await offersOf(ada)).toHaveLength(1);
    await w.do(answerOffer, { offerId, answer: "decline" });
    await w.do(answerOffer, { offerId, answer: "decline" });
    expect((await situation()).fits).toMatchObject([{ sessionId: seat.id, state: "declined" }]);
    expect(await w.try(answerOffer, { offerId, answer: "accept" })).toMatchObject({
      refusal: { reason: "no_longer_offered" },
    });
  });

  test("lapses when its session begins", async () => {
    await adaMissed();
    const { offerId } = await offered();
    w.at("2026-03-07T10:15");
    expect((await listOwnOffers(w.reader, ada.id, w.now))!.offers).toEqual([]);
    expect(await w.try(answerOffer, { offerId, answer: "accept" })).toMatchObject({ refusal: { reason: "begun" } });
    expect(
      await runCommand(w.store, { actor: w.by, now: w.now }, "test", (tx) =>
        lapseOffers(tx, { actor: w.by, now: w.now }),
      ),
    ).toMatchObject({ ok: true });
    expect(await offersOf(ada)).toMatchObject([{ state: "lapsed" }]);
  });

  test("goes when the miss is corrected away; somebody who accepted keeps the seat, and it is said", async () => {
    await adaMissed();
    const { offerId } = await offered();
    const correct = (as: "present" | "missed", seenVersion: number) =>
      w.do(markAttendance, {
        ...{ sessionId: missed.id, device: "desk" },
        lines: [{ clientId: ada.id, wanted: { as }, seenVersion, correctionReason: null }],
      });
    await w.do(answerOffer, { offerId, answer: "accept" });
    await correct("present", 1);
    expect(await offersOf(ada)).toMatchObject([{ state: "accepted", reason: "no_longer_missed" }]);
    await correct("missed", 2);
    expect(await offersOf(ada)).toMatchObject([{ state: "accepted", reason: null }]);
    await w.do(withdrawOffer, { offerId });
    const again = await offered();
    await w.do(clearMark, {
      sessionId: missed.id,
      clientId: ada.id,
      device: "desk",
      seenVersion: 3,
      correctionReason: null,
    });
    expect((await offersOf(ada)).find(({ id }) => id === again.offerId)).toMatchObject({
      state: "withdrawn",
      reason: "no_longer_missed",
    });
  });

  test("taken back by staff, the line goes from the roster; a marked one stays", async () => {
    await adaMissed();
    const { offerId, seat } = await offered();
    await w.do(answerOffer, { offerId, answer: "accept" });
    await w.do(withdrawOffer, { offerId });
    expect((await findRosterState(w.reader, seat.id))!.lines.has(ada.id)).toBe(false);
    const again = await offered();
    await w.do(answerOffer, { offerId: again.offerId, answer: "accept" });
    await w.mark(ada, seat, "present");
    expect(await w.try(withdrawOffer, { offerId: again.offerId })).toMatchObject({ refusal: { reason: "marked" } });
  });

  test("goes with a hold and with its session", async () => {
    await adaMissed();
    const { offerId, seat } = await offered();
    await w.do(answerOffer, { offerId, answer: "accept" });
    const away = { from: localDate("2026-03-06"), through: localDate("2026-03-08"), reason: "Travel" };
    await w.do(holdEnrollment, { enrollmentId: enrollment.id, ...away });
    expect(await offersOf(ada)).toMatchObject([{ state: "withdrawn", reason: "on_hold" }]);
    expect((await findRosterState(w.reader, seat.id))!.lines.size).toBe(0);
  });

  test("is withdrawn when its session is canceled", async () => {
    await adaMissed();
    const { seat } = await offered();
    await w.do(cancelSession, { sessionId: seat.id, reason: "Snow" });
    await w.mark(ada, await w.session(group, "2026-03-04"), "present");
    expect(await offersOf(ada)).toMatchObject([{ state: "withdrawn", reason: "session_off" }]);
  });
});

describe("somebody added to one roster", () => {
  test("a walk-in stands there, counts for places, and goes again while unmarked", async () => {
    const seat = await w.session(saturday, "2026-03-07");
    const walkIn = { sessionId: seat.id, kind: "walk_in" as const, makeUpForSessionId: null };
    await w.do(addToRoster, { ...walkIn, clientId: ada.id });
    await w.do(addToRoster, { ...walkIn, clientId: ada.id });
    expect(await w.reader.select().from(rosterAdditions)).toHaveLength(1);
    const range = { from: localDate("2026-03-07"), to: localDate("2026-03-07") };
    expect((await listExpectedOfEnrollments(w.reader, [enrollment.id], range)).get(enrollment.id)).toMatchObject([
      { id: seat.id, addition: { kind: "walk_in" } },
    ]);
    expect(await w.try(addToRoster, { ...walkIn, clientId: ada.id, kind: "visitor" })).toMatchObject({
      refusal: { reason: "already_there" },
    });
    await w.do(removeFromRoster, { sessionId: seat.id, clientId: ada.id });
    expect(await w.try(removeFromRoster, { sessionId: seat.id, clientId: ada.id })).toMatchObject({
      refusal: { reason: "not_added" },
    });
  });

  test("is refused where it makes no sense", async () => {
    const seat = await w.session(saturday, "2026-03-07");
    const add = (over: object) =>
      w.try(addToRoster, {
        ...{ sessionId: seat.id, clientId: ada.id, kind: "make_up" as const, makeUpForSessionId: missed.id },
        ...over,
      });
    expect(await add({})).toMatchObject({ refusal: { reason: "no_missed_session" } });
    await w.mark(ada, missed, "present");
    expect(await add({})).toMatchObject({ refusal: { reason: "not_missed" } });
    expect(await add({ sessionId: missed.id, kind: "walk_in" })).toMatchObject({
      refusal: { reason: "already_there" },
    });
    const stranger = await w.client("Theo Lindqvist");
    expect(await add({ clientId: stranger.id, kind: "walk_in" })).toMatchObject({
      refusal: { reason: "not_enrolled" },
    });
    const clashing = await w.series("Same time", "WE 09:30-10:00", { from: "2026-03-02", track: null });
    await w.mark(ada, await w.session(group, "2026-03-04"), "missed");
    const later = await w.session(clashing, "2026-03-11");
    const second = await w.session(group, "2026-03-04");
    expect(await add({ sessionId: later.id, makeUpForSessionId: second.id })).toMatchObject({
      refusal: { reason: "time_clash", title: "Process group" },
    });
  });

  test("of fifty who take the last place in the same moment, one gets it", TOGETHER, async () => {
    const few = await w.series("Last seat", "SA 13:00-14:30", { from: "2026-03-02", track: null, capacity: 50 });
    const seat = await w.session(few, "2026-03-07");
    const offers: string[] = [];
    const people: Made[] = [];
    for (let nth = 0; nth < 50; nth++) {
      const client = await w.client(`Client ${nth}`);
      people.push(client);
      const own = await enroll(client);
      await w.mark(client, missed, "missed");
      await w.do(offerMakeUps, { enrollmentId: own.id, sessionIds: [seat.id] });
      offers.push((await offersOf(client))[0]!.id);
    }
    // The room shrinks after the offers went out: one place is left.
    const { sessions } = await import("@/db/schema");
    await w.store.transact((tx) => tx.update(sessions).set({ capacity: 1 }));
    const call = { actor: w.by, now: w.now };
    const answers = await Promise.all(
      offers.map((offerId) =>
        runCommand(w.store, call, "test.last-seat", (tx) => answerOffer(tx, call, { offerId, answer: "accept" })),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [(answer.refusal as { reason: string }).reason]));
    expect(new Set(refusals)).toEqual(new Set(["full"]));
    expect((await findRosterState(w.reader, seat.id))!.lines.size).toBe(1);
  });
});
