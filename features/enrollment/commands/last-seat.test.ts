import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { enrollments, seriesMembers } from "@/db/schema";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { changeClashRules } from "@/features/scheduling/commands/change-clash-rules";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { DEFAULT_CLASH_RULES } from "@/lib/scheduling/clash-rules";
import { localDate } from "@/lib/time/local-date";
import { runCommand } from "@/server/doors/run-command";

const MANY = 50;
const TOGETHER = { timeout: 120_000 };

let w: World;
let site: Made;
let program: Made;
let track: Made;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP");
  track = await w.track("Morning");
});
afterEach(() => w.store.close());

/** Fifty who are enrolled, in a track without groups. */
async function fifty(): Promise<{ client: Made; enrollment: Made }[]> {
  const people: { client: Made; enrollment: Made }[] = [];
  for (let nth = 0; nth < MANY; nth++) {
    const client = await w.client(`Client ${nth}`);
    people.push({ client, enrollment: await w.enrolled(client, { from: "2026-03-02", weekdays: ["MO"] }) });
  }
  return people;
}

/** Everybody at the same moment, each in a transaction of their own. What is thrown fails the test. */
async function atOnce<Who>(people: readonly Who[], ask: (who: Who) => Parameters<typeof runCommand>[3]) {
  const call = { actor: w.by, now: w.now };
  const answers = await Promise.all(people.map((who) => runCommand(w.store, call, "test.last-seat", ask(who))));
  return {
    won: answers.filter(({ ok }) => ok).length,
    reasons: answers.flatMap((answer) => (answer.ok ? [] : [(answer.refusal as { reason: string }).reason])),
  };
}

const all = (reason: string, count = MANY - 1) => Array.from({ length: count }, () => reason);

describe("of fifty who want the last seat in the same moment, one gets it", () => {
  test("as a guest in a group", TOGETHER, async () => {
    const group = await w.series("Yoga", "SA 09:00-10:00", { from: "2026-03-02", capacity: 2, track: null, count: 8 });
    const [first, ...rest] = [...(await fifty()), ...(await fifty()).slice(0, 1)];
    const join = (enrollment: Made) => ({
      ...{ seriesId: group.id, enrollmentId: enrollment.id },
      ...{ from: localDate("2026-03-02"), through: null },
    });
    await w.do(addToSeries, join(first!.enrollment));
    const answers = await atOnce(
      rest,
      ({ enrollment }) =>
        (tx) =>
          addToSeries(tx, { actor: w.by, now: w.now }, join(enrollment)),
    );
    expect(answers).toEqual({ won: 1, reasons: all("full") });
    expect(await w.reader.$count(seriesMembers)).toBe(2);
  });

  test("in an individual series", TOGETHER, async () => {
    const own = await w.series("Counseling", "TU 09:00-10:00", {
      ...{ from: "2026-03-02", kind: "individual", track: null, count: 8 },
    });
    const answers = await atOnce(
      await fifty(),
      ({ enrollment }) =>
        (tx) =>
          addToSeries(
            tx,
            { actor: w.by, now: w.now },
            { seriesId: own.id, enrollmentId: enrollment.id, from: localDate("2026-03-02"), through: null },
          ),
    );
    expect(answers).toEqual({ won: 1, reasons: all("belongs_to_another_client") });
  });

  test("in a track whose groups have one place left, or whose room has one seat left", TOGETHER, async () => {
    const room = await w.room("Room A", { seats: 1 });
    const day = await w.track("Day");
    const group = await w.series("Process group", "MO WE 09:00-10:00", {
      from: "2026-03-02",
      room,
      track: day,
      count: 6,
    });
    const clients: Made[] = [];
    for (let nth = 0; nth < MANY; nth++) clients.push(await w.client(`Client ${nth}`));
    const answers = await atOnce(
      clients,
      (client) => (tx) => enrollClient(tx, { actor: w.by, now: w.now }, wish(client, day)),
    );
    expect(answers).toEqual({ won: 1, reasons: all("clashes_refused") });
    expect(await w.reader.$count(enrollments)).toBe(1);
    const session = await w.session(group, "2026-03-04");
    expect((await listExpectedOfSessions(w.reader, [session])).get(session.id)).toHaveLength(1);
  });
});

test("where the clinic only warns, the place may be given twice, and the trail says so", async () => {
  await w.do(changeClashRules, { seenVersion: 1, rules: { ...DEFAULT_CLASH_RULES, capacity: "warn" } });
  await w.series("Process group", "MO 09:00-10:00", { from: "2026-03-02", capacity: 1, track, count: 4 });
  for (const name of ["Ada Lund", "Theo Lindqvist"]) {
    const client = await w.client(name);
    // Somebody who is there to be asked has to look first.
    const asked = await w.try(enrollClient, { ...wish(client, track), seenClashes: "" });
    if (name === "Theo Lindqvist") expect(asked).toMatchObject({ ok: false, refusal: { reason: "clashes_to_see" } });
    if (!asked.ok && asked.refusal.reason === "clashes_to_see")
      await w.do(enrollClient, { ...wish(client, track), seenClashes: asked.refusal.seen });
  }
  expect(w.events.filter(({ name }) => name === "enrollment.created").at(-1)?.facts).toMatchObject({ overruled: 4 });
});

function wish(client: Made, into: Made) {
  const from = localDate("2026-03-02");
  const figures = { minutesPerWeek: 60, daysPerWeek: 1, requiredKinds: [] };
  return {
    ...{ clientId: client.id, programId: program.id, siteId: site.id, startDate: from, expectedEndDate: null },
    counselorId: null,
    phases: [{ from, trackId: into.id, weekdays: ["MO" as const, "WE" as const], ...figures }],
  };
}
