import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closures } from "@/db/schema";
import { closeDaysAction, reopenSiteAction } from "@/features/closures/actions";
import { closureFormLoader, closuresLoader, mayCloseLoader, reopeningLoader } from "@/features/closures/loaders";
import type { ClosureForm, Search } from "@/features/closures/queries/closure-form";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { explainClosedToClient } from "@/lib/standing/explain-closed-week";

let w: World;
let site: Made;
let group: Made;
let ada: Made;
let planner: StaffActor;
let planOfAll: StaffActor;

// 2026-11-18 is a Wednesday; the client's week asks all that is on offer: three days of 3 h.
beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE TH 18:00-21:00", { from: "2026-11-02", capacity: 12 });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-11-02", weekdays: ["MO", "WE", "TH"], minutesPerWeek: 540 });
  planner = await w.actor("scheduler", { site });
  planOfAll = await w.actor("director");
});
afterEach(() => w.store.close());

async function form(search: Search, actor = planner): Promise<ClosureForm> {
  const state = await closureFormLoader.door.perform(actor, { search }, w.now, w.store);
  if (state.status !== "done" || state.value === null) throw new Error(`The form answered ${state.status}.`);
  return state.value;
}

const thursday = (over: Record<string, string> = {}) => ({
  plan: "days",
  site: site.id,
  name: "Snow day",
  from: "2026-11-19",
  ...over,
});

describe("the form", () => {
  it("shows what a day would close, whose hours it takes, and repeats the count on the button", async () => {
    const { preview } = await form(thursday());
    expect(preview).toMatchObject({
      button: "Close Thu, Nov 19, 1 session",
      title: "Thursday, November 19",
      where: "Worcester",
      clients: 1,
      closing: [{ label: "Relapse prevention, 6:00–9:00 PM" }],
      hours: [{ name: "Ada Lund", minutes: 180 }],
      hoursText: "3 h",
      told: { reachable: 0, unreachable: 1 },
    });
  });

  it("says why a marked session stays", async () => {
    await w.mark(ada, await w.session(group, "2026-11-19"), "excused", { at: "2026-11-18T10:42" });
    const { preview } = await form(thursday());
    expect(preview?.stays).toMatchObject([{ why: "has_attendance", sessions: [{}] }]);
    expect(preview?.button).toBe("Close Thu, Nov 19, 0 sessions");
  });

  it.each([
    [{ from: "2026-02-30" }, "from", "There is no such date."],
    [{ name: " " }, "name", "Fill this in."],
    [{ through: "2026-11-18" }, "through", "The last day lies before the first."],
    [{ through: "2027-11-18" }, "through", "Close at most 31 days at once."],
    [{ fromTime: "13:00", toTime: "12:00" }, "toTime", "The end has to be later than the beginning."],
    [{ from: "2023-11-18" }, "from", "This day is more than a year ago. Its records are settled."],
  ])("says what is wrong with %j", async (over, field, sentence) => {
    expect(await form(thursday(over))).toMatchObject({ preview: null, errors: { [field]: sentence } });
  });

  it("offers a year's holidays, and knows those that are closed already", async () => {
    const search = { plan: "holidays", year: "2027", site: site.id };
    const days = ["2027-04-19", "2027-05-31"];
    const { preview } = await form({ ...search, day: days });
    expect(preview?.days.map(({ text }) => text)).toEqual([
      "Mon, Apr 19, 2027, Patriots’ Day",
      "Mon, May 31, 2027, Memorial Day",
    ]);
    const seen = preview!.fingerprint;
    const state = await closeDaysAction.door.perform(planner, { ...search, day: days, seen }, w.now, w.store);
    expect(state).toMatchObject({ status: "done", value: { closedCount: 1 } });
    const { holidays } = await form(search);
    expect(holidays.filter(({ isClosed }) => isClosed).map(({ date }) => date)).toEqual(days);
    expect(holidays).toHaveLength(16);
    // At another site they are not.
    const there = await w.site("Springfield");
    const elsewhere = await form({ ...search, site: there.id }, planOfAll);
    expect(elsewhere.holidays.some(({ isClosed }) => isClosed)).toBe(false);
    // What is planned for such a day afterwards is closed from the start.
    const late = await w.series("Spring group", "MO 10:00-11:00", { from: "2027-04-12", site, count: 3 });
    expect((await w.session(late, "2027-04-19")).status).toBe("closed");
  });

  it("offers every site only to those who plan everywhere", async () => {
    await w.site("Springfield");
    expect((await form({})).canCloseAll).toBe(false);
    expect((await form({}, planOfAll)).canCloseAll).toBe(true);
    const all = await closureFormLoader.door.perform(planner, { search: thursday({ site: "all" }) }, w.now, w.store);
    expect(all.status).not.toBe("done");
    expect((await form(thursday({ site: "all" }), planOfAll)).preview).toMatchObject({
      where: "Springfield and Worcester",
    });
  });
});

describe("confirming", () => {
  it("closes what was shown, tells the client in their own words, and gives it back", async () => {
    const { preview } = await form(thursday());
    const input = { ...thursday(), seen: preview!.fingerprint };
    expect(await closeDaysAction.door.perform(planner, input, w.now, w.store)).toMatchObject({
      status: "done",
      value: { closedCount: 1, toldCount: 0 },
    });
    const closed = await findClientStanding(w.reader, ada.id, w.now);
    expect(explainClosedToClient(closed!.closed, closed!.today)).toBe(
      "The clinic is closed on Thu, Nov 19. That’s 3 h you don’t have to make up.",
    );
    const [closure] = await w.reader.select().from(closures);
    const listed = await closuresLoader.door.perform(planner, {}, w.now, w.store);
    expect(listed).toMatchObject({
      value: { closures: [{ name: "Snow day", closed: 1, byVideo: 0, canReopen: true }] },
    });
    const again = await reopeningLoader.door.perform(planner, { closureId: closure!.id }, w.now, w.store);
    expect(again).toMatchObject({ value: { button: "Reopen Thu, Nov 19, 1 session", clients: 1, over: 0 } });
    const reopened = { closureId: closure!.id, seen: again.status === "done" ? again.value.fingerprint : "" };
    expect(await reopenSiteAction.door.perform(planner, reopened, w.now, w.store)).toMatchObject({
      status: "done",
      value: { openedCount: 1 },
    });
    const open = await findClientStanding(w.reader, ada.id, w.now);
    expect(open!.closed).toMatchObject({ days: [], excused: 0 });
  });

  it("shows the new numbers instead when the world changed", async () => {
    const { preview } = await form(thursday());
    await w.do(cancelSession, { sessionId: (await w.session(group, "2026-11-19")).id, reason: "Ill" });
    const input = { ...thursday(), seen: preview!.fingerprint };
    const state = await closeDaysAction.door.perform(planner, input, w.now, w.store);
    expect(state).toMatchObject({ status: "refused", refusal: "changed_meanwhile" });
    expect(await w.reader.select().from(closures)).toEqual([]);
    expect((await form(thursday())).preview?.button).toBe("Close Thu, Nov 19, 0 sessions");
  });

  it("lets nobody close where they do not plan", async () => {
    const clinician = await w.actor("clinician", { site });
    expect(await mayCloseLoader.door.perform(clinician, { siteId: null }, w.now, w.store)).toMatchObject({
      value: false,
    });
    expect(await mayCloseLoader.door.perform(planner, { siteId: site.id }, w.now, w.store)).toMatchObject({
      value: true,
    });
    const there = await w.site("Springfield");
    expect(await mayCloseLoader.door.perform(planner, { siteId: there.id }, w.now, w.store)).toMatchObject({
      value: false,
    });
    const state = await closeDaysAction.door.perform(planner, thursday({ site: there.id }), w.now, w.store);
    expect(state.status).toBe("not_found");
    const all = await closeDaysAction.door.perform(planner, thursday({ site: "all" }), w.now, w.store);
    expect(all.status).toBe("forbidden");
  });
});
