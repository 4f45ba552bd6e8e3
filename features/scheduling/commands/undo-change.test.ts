import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outboxMessages, scheduleChanges, series as seriesTable, seriesParts, sessions } from "@/db/schema";
import { inviteClient } from "@/features/accounts/commands/invite";
import { closeSite } from "@/features/closures/commands/close-site";
import { changeSeries } from "@/features/scheduling/commands/change-series";
import { copyWeek } from "@/features/scheduling/commands/copy-week";
import { undoChange } from "@/features/scheduling/commands/undo-change";
import { appointmentChangedMail } from "@/features/scheduling/jobs";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let site: Made;
let group: Made;
let ada: Made;

// 2026-03-02 is a Monday.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T10:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02", count: 30 });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
});
afterEach(() => w.store.close());

const rowsOf = () => w.reader.select().from(sessions).where(eq(sessions.seriesId, group.id)).orderBy(asc(sessions.id));
const stands = async () => ({
  sessions: (await rowsOf()).map(({ version: _version, sequence: _sequence, ...row }) => row),
  series: (await w.reader.select().from(seriesTable)).map(({ version: _version, ...row }) => row),
  parts: await w.reader.select().from(seriesParts),
});

async function change(what: SeriesChange, tell = false) {
  const answer = await w.do(changeSeries, { seriesId: group.id, change: what, seen: null, tell });
  return answer.made!.changeId!;
}

async function otherDays(): Promise<SeriesChange> {
  const wanted = { rule: "FREQ=WEEKLY;BYDAY=MO,FR", startTime: localTime("17:00"), title: "Skills" };
  const anchorId = (await w.session(group, "2026-03-09")).id;
  return { kind: "change-series", scope: "following", anchorId, wanted, takeAlong: [], exceptions: [] };
}

const refusalOf = async (changeId: string) => {
  const result = await w.try(undoChange, { changeId });
  return result.ok ? null : result.refusal;
};

describe("undoing a change", () => {
  it("gives every row back as it was, under its id, and lets the sequence rise", async () => {
    const before = await stands();
    const sequences = new Map((await rowsOf()).map(({ id, sequence }) => [id, sequence]));
    const changeId = await change(await otherDays());
    expect(await stands()).not.toEqual(before);
    await w.do(undoChange, { changeId });
    expect(await stands()).toEqual(before);
    for (const { id, sequence } of await rowsOf()) expect(sequence).toBeGreaterThanOrEqual(sequences.get(id)!);
    // Moved and back again, or gone and back again: calendars hear of both.
    expect((await w.session(group, "2026-03-09")).sequence).toBe(2);
    expect((await w.session(group, "2026-03-11")).sequence).toBe(1);
    expect((await w.session(group, "2026-03-04")).sequence).toBe(0);
  });

  it("can be done by another planner, once, and for a quarter of an hour", async () => {
    const changeId = await change(await otherDays());
    w.by = await w.actor("scheduler");
    w.at("2026-03-04T10:15");
    await w.do(undoChange, { changeId });
    expect(await refusalOf(changeId)).toBe("undone_already");
    const next = await change(await otherDays());
    w.at("2026-03-04T10:31");
    expect(await refusalOf(next)).toBe("too_late");
    expect(await refusalOf("0".repeat(26))).toBe("no_such_change");
  });

  it("is refused once a session of it was changed or marked since, and changes nothing then", async () => {
    const changeId = await change(await otherDays());
    const { id: sessionId } = await w.session(group, "2026-03-13");
    await change({ kind: "change-one", sessionId, wanted: { startTime: localTime("12:00") } });
    const before = await stands();
    expect(await refusalOf(changeId)).toBe("changed_since");
    expect(await stands()).toEqual(before);

    const today = await w.session(group, "2026-03-04");
    const moved = await change({
      ...{ kind: "change-one", sessionId: today.id, wanted: { startTime: localTime("09:00"), durationMinutes: 30 } },
    });
    await w.mark(ada, await w.session(group, "2026-03-04"), "present");
    expect(await refusalOf(moved)).toBe("marked_since");
  });

  it("leaves alone what another change did to other sessions", async () => {
    const one = await w.session(group, "2026-03-11");
    const other = await w.session(group, "2026-03-12");
    const first = await change({ kind: "cancel-one", sessionId: one.id, reason: "Ill" });
    await change({ kind: "cancel-one", sessionId: other.id, reason: "Ill" });
    await w.do(undoChange, { changeId: first });
    expect((await w.session(group, "2026-03-11")).status).toBe("scheduled");
    await expect(w.session(group, "2026-03-12")).rejects.toThrow("has no session");
  });

  it("is refused where another session stands meanwhile", async () => {
    const { id: sessionId } = await w.session(group, "2026-03-11");
    const moved = await change({ kind: "change-one", sessionId, wanted: { date: localDate("2026-03-13") } });
    await change({ kind: "add-one", date: localDate("2026-03-11"), startTime: localTime("18:00") });
    expect(await refusalOf(moved)).toBe("changed_since");
  });

  it("brings a session back closed when its day was closed since", async () => {
    const changeId = await change(await otherDays());
    await w.do(closeSite, { siteId: null, name: "Snow", date: localDate("2026-03-11"), fromTime: null, toTime: null });
    await w.do(undoChange, { changeId });
    expect((await w.session(group, "2026-03-11")).status).toBe("closed");
  });

  it("leaves one event and its time and person on the change", async () => {
    const changeId = await change(await otherDays());
    w.events.length = 0;
    await w.do(undoChange, { changeId });
    expect(w.events[0]).toMatchObject({ name: "schedule.change-undone", facts: { change: changeId } });
    const rows = await w.reader.select().from(scheduleChanges).where(eq(scheduleChanges.id, changeId));
    expect(rows[0]).toMatchObject({ undoneAt: w.now, undoneBy: "operator" });
  });
});

describe("telling people", () => {
  const messages = () =>
    w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, appointmentChangedMail.topic));
  const compose = (payload: Record<string, unknown>) => {
    const mailing = { baseUrl: "https://clinic.example", authSecret: "s".repeat(40) };
    return appointmentChangedMail.compose({ reader: w.reader, now: w.now, ...mailing }, payload);
  };

  it("waits while the change can be taken back, says nothing of care, and is not sent when it was", async () => {
    await w.do(inviteClient, { clientId: ada.id, email: "ada@mail.example" });
    const changeId = await change(await otherDays(), true);
    const [message] = await messages();
    expect(message).toMatchObject({
      payload: { clientId: ada.id, changeId },
      notBefore: w.instant("2026-03-04T10:15"),
    });
    const mail = await compose({ clientId: ada.id, changeId });
    expect(mail).toEqual({
      to: "ada@mail.example",
      subject: "An appointment of yours has changed",
      text: "An appointment of yours has changed. Open your calendar: https://clinic.example/me\n",
    });
    await w.do(undoChange, { changeId });
    expect(await compose({ clientId: ada.id, changeId })).toBeNull();
  });

  it("does not wait when a session is near, and tells nobody when that is not wished", async () => {
    await w.do(inviteClient, { clientId: ada.id, email: "ada@mail.example" });
    const { id: sessionId } = await w.session(group, "2026-03-04");
    const changeId = await change({ kind: "cancel-one", sessionId, reason: "Ill" }, true);
    expect(await messages()).toMatchObject([{ notBefore: w.now }]);
    await w.do(undoChange, { changeId });
    await change({ kind: "cancel-one", sessionId, reason: "Ill" });
    expect(await messages()).toHaveLength(1);
  });
});

describe("copying a week", () => {
  const asked = () => ({
    ...{ siteId: site.id, from: localDate("2026-03-04"), programId: null, roomId: null, facilitatorId: null },
    ...{ kinds: [] as never[], tell: false, seen: null as string | null, intent: "copy" as const },
  });

  it("adds what is not there yet, as it was told, and can be taken back as one", async () => {
    await w.series("Guest talk", "TU 12:00-13:00", { from: "2026-03-03", count: 1, track: null });
    const before = await stands();
    const told = await w.do(copyWeek, { ...asked(), to: localDate("2026-03-12") });
    expect(told).toMatchObject({
      made: null,
      preview: {
        ...{ button: "Add 1 session", toWeek: "Mar 9–15, 2026", series: [{ title: "Guest talk", count: 1 }] },
        skipped: [{ why: "already_there", count: 3 }],
      },
    });
    const seen = told.made === null ? told.preview.fingerprint : "";
    const made = await w.do(copyWeek, { ...asked(), to: localDate("2026-03-12"), seen });
    expect(made).toMatchObject({ made: { count: 1, summary: "Copied 1 session to Mar 9–15, 2026" } });
    const all = await w.reader.select().from(sessions).where(eq(sessions.title, "Guest talk"));
    expect(all.map(({ date, origin }) => `${date} ${origin}`).sort()).toEqual([
      "2026-03-03 pattern",
      "2026-03-10 added",
    ]);
    await w.do(undoChange, { changeId: made.made!.changeId });
    expect(await stands()).toEqual(before);
  });

  it("tells anew when the week is another one by now", async () => {
    await w.series("Guest talk", "TU 12:00-13:00", { from: "2026-03-03", count: 1, track: null });
    const answer = await w.do(copyWeek, { ...asked(), to: localDate("2026-03-12"), seen: "something else" });
    expect(answer).toMatchObject({ made: null, isOutdated: true });
    const same = await w.try(copyWeek, { ...asked(), to: localDate("2026-03-02") });
    expect(same).toMatchObject({ ok: false, refusal: "same_week" });
  });
});
