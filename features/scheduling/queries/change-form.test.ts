import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { changeSeries } from "../commands/change-series";
import { undoChange } from "../commands/undo-change";
import { findChangeForm } from "./change-form";
import { findChange, listChangesOfSeries } from "./recent-changes";
import { listEarlierParts } from "./series-parts";

let w: World;
let groupId: string;

beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  const site = await w.site("Quincy");
  const room = await w.room("Room D", { seats: 12 });
  await w.program("Adult IOP");
  await w.track("Morning");
  const facilitator = await w.staffMember("Walter Achebe", { credentials: ["LMHC"] });
  const group = await w.series("Seeking balance", "MO WE FR 09:00-10:30", { from: "2026-11-16", room, facilitator });
  groupId = group.id;
  w.by = await w.actor("director", { site });
});
afterEach(() => w.store.close());

const idOn = async (date: string) => (await w.session({ id: groupId, name: "" }, date)).id;
const form = (sessionId: string | null) => findChangeForm(w.reader, w.now, { seriesId: groupId, sessionId });

/** Half an hour later from a day on. */
async function moveFrom(date: string) {
  const wanted = { startTime: localTime("09:30") };
  const anchorId = await idOn(date);
  const answer = await w.do(changeSeries, {
    seriesId: groupId,
    change: { kind: "change-series", scope: "following", anchorId, wanted, takeAlong: [], exceptions: [] },
    seen: null,
    tell: false,
  });
  if (answer.made === null) throw new Error("It was told, not made.");
  return answer.made.changeId ?? "";
}

describe("what the form of a change starts with", () => {
  it("tells the series from its next session, with what each scope reaches", async () => {
    const view = await form(null);
    expect(view).toMatchObject({
      title: "Seeking balance",
      facts: ["Mon, Wed, Fri", "9:00–10:30 AM", "Room D", "Walter Achebe, LMHC"],
      anchor: { id: await idOn("2026-11-20"), dateText: "Friday, November 20", status: "scheduled", marked: 0 },
      isSingle: false,
      scopes: {
        one: "Fri, Nov 20 only",
        following: "From Fri, Nov 20 on",
        all: "Every upcoming session. The 2 already held never change.",
      },
      weekdays: ["MO", "WE", "FR"],
      series: { startTime: "09:00", endTime: "10:30", repeats: "w1", weekdays: "MO,WE,FR", ends: "open", lastDate: "" },
    });
  });

  it("tells what one session says of its own beside what its series says there", async () => {
    const sessionId = await idOn("2026-11-23");
    const wanted = { startTime: localTime("14:00"), date: localDate("2026-11-24") };
    const change = { kind: "change-one", sessionId, wanted } as const;
    await w.do(changeSeries, { seriesId: groupId, change, seen: null, tell: false });
    const view = await form(sessionId);
    expect(view?.session).toMatchObject({ date: "2026-11-24", startTime: "14:00", endTime: "15:30" });
    expect(view?.series).toMatchObject({ startTime: "09:00", endTime: "10:30" });
  });

  it("is of no other series, and of no session that is not there", async () => {
    const other = await w.series("Art", "TU 09:00-10:00", { from: "2026-11-24" });
    const { id } = await w.session(other, "2026-11-24");
    expect(await form(id)).toBeNull();
    expect(await findChangeForm(w.reader, w.now, { seriesId: "0".repeat(26), sessionId: null })).toBeNull();
  });
});

describe("looking back", () => {
  it("tells what a series was, and what was done to it by whom, for as long as it can be taken back", async () => {
    const changeId = await moveFrom("2026-11-30");
    expect(await listEarlierParts(w.reader, groupId, w.now)).toMatchObject([
      { until: "Until Sun, Nov 29", pattern: "Mon, Wed, Fri 9:00–10:30 AM, Room D" },
    ]);
    const [change] = await listChangesOfSeries(w.reader, groupId, w.now);
    expect(change).toMatchObject({ id: changeId, when: "Wed, Nov 18, 10:42 AM", isUndone: false, canUndo: true });
    w.at("2026-11-18T10:58");
    expect(await findChange(w.reader, changeId, w.now)).toMatchObject({ canUndo: false });
  });

  it("tells of a change that was taken back that it was", async () => {
    const changeId = await moveFrom("2026-11-30");
    await w.do(undoChange, { changeId });
    expect(await findChange(w.reader, changeId, w.now)).toMatchObject({ isUndone: true, canUndo: false });
    expect(await listEarlierParts(w.reader, groupId, w.now)).toEqual([]);
  });
});
