import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addTablet, pairTablet, revokeTablet } from "@/features/kiosk/commands/tablets";
import { checkInByPinAction } from "@/features/kiosk/actions";
import { ownCheckInAction } from "@/features/arrivals/actions";
import { codeNow, readCode } from "@/features/arrivals/queries/turning-code";
import { findByPin, listPeopleOfToday } from "@/features/arrivals/queries/people";
import { world, type World } from "@/features/testing/world";
import type { Made } from "@/features/testing/clinic-words";
import { arrivals, auditEntries, clientPins, kioskDevices, signInFailures } from "@/db/schema";
import type { DeviceActor } from "@/lib/access/decide-access";
import { readDevice } from "@/server/sign-in/read-device";
import { recordArrival, takeBackArrival } from "./record-arrival";
import { setPin } from "./set-pin";

const PIN = "482913";

let w: World;
let site: Made;
let ada: Made;
let tablet: DeviceActor;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T09:52" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Morning");
  const group = await w.series("Relapse prevention", "MO WE TH 10:00-11:00", { from: "2026-03-02" });
  ada = await w.client("Ada Lund");
  const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
  await w.joins(enrollment, group, { from: "2026-03-02" });
  await w.do(setPin, { clientId: ada.id, candidates: [PIN] });
  tablet = await paired("the tablet's secret");
});
afterEach(() => w.store.close());

async function paired(secret: string): Promise<DeviceActor> {
  const { code } = await w.do(addTablet, { siteId: site.id, name: "Front desk" });
  await w.do(pairTablet, { code, secret });
  const live = await readDevice(w.store.reader, secret);
  if (live === null) throw new Error("It is no tablet.");
  return live.actor;
}

const type = (pin: string, by: DeviceActor = tablet) =>
  checkInByPinAction.door.perform(by, { siteId: site.id, pin }, w.now, w.store);
const atDesk = (clientId: string) =>
  w.do(recordArrival, { clientId, siteId: site.id, way: "desk" as const, deviceId: null });
const standing = () => w.store.reader.select().from(arrivals);

describe("a check-in number", () => {
  it("says a first name, the time, and that somebody is expected", async () => {
    expect(await type("482 913")).toMatchObject({
      status: "done",
      value: { firstName: "Ada", at: "Mon, 9:52 AM", isAgain: false, isExpected: true },
    });
    expect(await standing()).toMatchObject([
      { clientId: ada.id, siteId: site.id, on: "2026-03-02", way: "pin", deviceId: tablet.deviceId },
    ]);
  });

  it("changes nothing the second time, and still says when they came", async () => {
    await type(PIN);
    w.at("2026-03-02T10:20");
    expect(await type(PIN)).toMatchObject({ value: { at: "Mon, 9:52 AM", isAgain: true } });
    expect(await standing()).toHaveLength(1);
  });

  it("sends whoever has nothing planned today to the front desk, and records them all the same", async () => {
    w.at("2026-03-03T09:52");
    expect(await type(PIN)).toMatchObject({ status: "done", value: { isExpected: false } });
    expect(await standing()).toHaveLength(1);
  });

  it("is answered in one sentence whether it is nobody's, of another site, or no number at all", async () => {
    const elsewhere = await w.site("Springfield");
    const ben = await w.client("Ben Okafor", { site: elsewhere });
    await w.do(setPin, { clientId: ben.id, candidates: ["739105"] });
    const answers = [await type("000001"), await type("739105"), await type("hello"), await type("")];
    expect(new Set(answers.map((each) => ("sentence" in each ? each.sentence : each.status))).size).toBe(1);
    expect(await standing()).toEqual([]);
    expect(JSON.stringify(answers)).not.toContain("Ben");
  });

  it("makes guessers wait longer and longer, and a right number in between helps them nothing", async () => {
    for (let n = 0; n < 8; n += 1) expect((await type("000001")).status).toBe("refused");
    await type(PIN);
    await type("000001");
    expect(await type(PIN)).toMatchObject({ sentence: "Please wait 15 seconds, or see the front desk." });
    expect(await type(PIN, await paired("another tablet's secret"))).toMatchObject({ status: "done" });
    w.now = new Date(w.now.getTime() + 15_000);
    expect((await type(PIN)).status).toBe("done");
    await type("000001");
    expect(await type(PIN)).toMatchObject({ sentence: "Please wait 30 seconds, or see the front desk." });
  });

  it("counts a hundred guesses at once as a hundred", async () => {
    await Promise.all(Array.from({ length: 12 }, () => type("000001")));
    const [row] = await w.store.reader.select().from(signInFailures);
    expect(row?.failures).toBe(9);
  });

  it("stands in the database under a key, and in no event", async () => {
    const [row] = await w.store.reader.select().from(clientPins);
    expect(JSON.stringify(row)).not.toContain(PIN);
    expect(JSON.stringify(await w.store.reader.select().from(auditEntries))).not.toContain(PIN);
    expect(w.events.map(({ name }) => name)).toContain("client.check-in-number-given");
  });

  it("is nobody else's at the site, and the old one ends with the new one", async () => {
    const ben = await w.client("Ben Okafor");
    expect(await w.try(setPin, { clientId: ben.id, candidates: [PIN] })).toMatchObject({ refusal: "none_free" });
    expect(await w.do(setPin, { clientId: ben.id, candidates: [PIN, "739105"] })).toEqual({ pin: "739105" });
    await w.do(setPin, { clientId: ada.id, candidates: ["640281"] });
    expect(await findByPin(w.store.reader, site.id, PIN)).toBeNull();
    expect(await findByPin(w.store.reader, site.id, "640281")).toMatchObject({ firstName: "Ada" });
    expect(w.events.at(-1)?.name).toBe("client.check-in-number-replaced");
  });
});

describe("an arrival", () => {
  it("can be taken back, and recorded again", async () => {
    const { arrivalId } = await atDesk(ada.id);
    await w.do(takeBackArrival, { arrivalId });
    expect(await w.do(takeBackArrival, { arrivalId })).toBeNull();
    expect(await atDesk(ada.id)).toMatchObject({ isAgain: false });
    expect(await standing()).toHaveLength(2);
    expect(w.events.map(({ name }) => name).filter((name) => name.startsWith("arrival."))).toEqual([
      "arrival.recorded",
      "arrival.taken-back",
      "arrival.recorded",
    ]);
  });

  it("shows on the list of today, beside who is still to come", async () => {
    const ben = await w.client("Ben Okafor");
    await atDesk(ben.id);
    const people = await listPeopleOfToday(w.store.reader, { siteIds: [site.id], now: w.now });
    expect(people.map(({ givenName, from, arrival }) => [givenName, from, arrival?.time ?? null])).toEqual([
      ["Ada", "10:00", null],
      ["Ben", null, "09:52"],
    ]);
  });

  it("belongs to the day of the site's calendar", async () => {
    w.at("2026-03-02T23:50");
    await atDesk(ada.id);
    w.at("2026-03-03T00:10");
    expect(await atDesk(ada.id)).toMatchObject({ isAgain: false });
    expect((await standing()).map(({ on }) => on).sort()).toEqual(["2026-03-02", "2026-03-03"]);
  });
});

describe("the code that the tablet shows", () => {
  const scan = (code: string) => {
    const client = { kind: "client" as const, accountId: "account", signInId: "sign-in", clientId: ada.id };
    return ownCheckInAction.door.perform(client, { code }, w.now, w.store);
  };

  it("checks in whoever's phone opened it", async () => {
    const code = (await codeNow(w.store.reader, tablet.deviceId, w.now)) ?? "";
    expect(await scan(code)).toMatchObject({ status: "done", value: { time: "9:52 AM", isExpected: true } });
    expect(await standing()).toMatchObject([{ way: "qr", deviceId: tablet.deviceId }]);
    expect(await scan(code)).toMatchObject({ value: { isAgain: true } });
  });

  it("is old after two steps, and good for nothing when it is changed", async () => {
    const code = (await codeNow(w.store.reader, tablet.deviceId, w.now)) ?? "";
    const changed = `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`;
    for (const wrong of [changed, "", "a.b.c", code.replace(tablet.deviceId, ada.id)]) {
      expect(await readCode(w.store.reader, wrong, w.now)).toBeNull();
    }
    w.now = new Date(w.now.getTime() + 60_000);
    expect(await scan(code)).toMatchObject({ status: "refused", sentence: expect.stringContaining("has changed") });
    expect(await standing()).toEqual([]);
  });

  it("ends with the tablet", async () => {
    const code = (await codeNow(w.store.reader, tablet.deviceId, w.now)) ?? "";
    await w.do(revokeTablet, { deviceId: tablet.deviceId });
    expect(await readCode(w.store.reader, code, w.now)).toBeNull();
    expect(await readDevice(w.store.reader, "the tablet's secret")).toBeNull();
  });
});

describe("pairing", () => {
  it("takes a code once, however it is typed, within a quarter of an hour", async () => {
    const { code } = await w.do(addTablet, { siteId: site.id, name: "Back door" });
    const pair = (typed: string) => w.try(pairTablet, { code: typed, secret: "a secret" });
    expect(await pair("AAAA-AAAA")).toMatchObject({ refusal: { kind: "wrong" } });
    expect(await pair(` ${code.toLowerCase().replace("-", " ")} `)).toMatchObject({ ok: true });
    expect(await pair(code)).toMatchObject({ refusal: { kind: "wrong" } });
    const late = await w.do(addTablet, { siteId: site.id, name: "Late" });
    w.now = new Date(w.now.getTime() + 15 * 60_000);
    expect(await pair(late.code)).toMatchObject({ refusal: { kind: "wrong" } });
  });

  it("keeps hashes alone", async () => {
    const rows = await w.store.reader.select().from(kioskDevices).where(eq(kioskDevices.id, tablet.deviceId));
    expect(JSON.stringify(rows)).not.toContain("the tablet's secret");
  });
});
