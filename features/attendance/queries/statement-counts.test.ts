import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engine } from "@/db/engine";
import { makeTestDatabase, type TestDatabase } from "@/db/testing/test-database";
import { planOnSqlite, statementsOf } from "@/db/testing/watch-statements";
import { rosterLoader, rostersLoader } from "@/features/attendance/loaders";
import { markRestAction } from "@/features/attendance/actions";
import { ownWeekLoader } from "@/features/portal/loaders";
import { attendanceReportLoader } from "@/features/reports/loaders";
import { shortClientsLoader } from "@/features/make-ups/loaders";
import { callCountLoader, callsLoader, clientStandingLoader } from "@/features/standing/loaders";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { newId } from "@/db/id";

/*
 * What a page or a tap costs in statements. The numbers may fall; a rise is a query in a loop, or a waste that somebody
 * should know of.
 */

let w: World;
let group: Made;
let session: SessionRow;
let ada: Made;
let by: StaffActor;
let empty: TestDatabase;

beforeAll(async () => {
  empty = await makeTestDatabase();
  w = await world({ now: "2026-03-02T18:10" });
  await w.site("Worcester");
  const room = await w.room("Room 2");
  const lead = await w.staffMember("Lea Lead");
  await w.program("Adult IOP", {
    policy: {
      noticeHours: 24,
      rules: [{ id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" }],
    },
  });
  await w.track("Evening");
  group = await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02", room, facilitator: lead });
  for (let nth = 0; nth < 12; nth++) {
    ada = await w.client(`Client ${nth}`);
    await w.enrolled(ada, { from: "2026-03-02" });
  }
  session = await w.session(group, "2026-03-02");
  by = await w.actor("director");
});
beforeEach(() => w.at("2026-03-02T18:10"));
afterAll(async () => {
  await w.store.close();
  await empty.remove();
});

type Perform = { door: { perform(actor: unknown, raw: never, now: Date, store: World["store"]): Promise<unknown> } };

async function statements(door: Perform, input: unknown, actor: unknown = by): Promise<string[]> {
  return statementsOf(() => door.door.perform(actor, input as never, w.now, w.store));
}

/** No statement may read every mark, or every session, there is. */
function expectIndexed(list: readonly string[]): void {
  if (engine !== "sqlite") return;
  for (const statement of list) {
    if (!/^\s*(select|with|\()/i.test(statement)) continue;
    const scans = planOnSqlite(empty.url, statement).filter((step) =>
      /\bSCAN (marks|sessions|alerts|audit)/.test(step),
    );
    expect(scans.map((step) => `${step}: ${statement}`)).toEqual([]);
  }
}

describe("statements", () => {
  test("a roster of twelve", async () => {
    // The session with its marks, who is expected, their holds, the people with all that is known of them, the choices.
    const list = await statements(rosterLoader, { sessionId: session.id });
    expectIndexed(list);
    expect(list.length).toBeLessThanOrEqual(5);
  });

  test("twelve marks, with standing, alerts and the trail, in one transaction", async () => {
    const list = await statements(markRestAction, { sessionId: session.id });
    expectIndexed(list);
    expect(list.length).toBeLessThanOrEqual(17);
  });

  test("the day's rosters", async () => {
    const list = await statements(rostersLoader, { siteId: null, onlyMine: false });
    expectIndexed(list);
    expect(list.length).toBeLessThanOrEqual(5);
  });

  test("the call list, its count and the weeks out of reach", async () => {
    w.at("2026-03-04T20:00");
    await w.mark(ada, await w.session(group, "2026-03-04"), "missed");
    for (const [door, input, most] of [
      [callsLoader, { siteId: null, onlyMine: false }, 3],
      [callCountLoader, { siteId: null }, 1],
      // The stored weeks, and for those out of reach everything that says which seats still help, however many they are.
      [shortClientsLoader, { siteId: null }, 25],
    ] as const) {
      const list = await statements(door, input);
      expectIndexed(list);
      expect(list.length).toBeLessThanOrEqual(most);
    }
  });

  test("one client's standing, and their own week", async () => {
    const standing = await statements(clientStandingLoader, { clientId: ada.id });
    expectIndexed(standing);
    expect(standing.length).toBeLessThanOrEqual(10);
    const self = { kind: "client", accountId: newId(), signInId: newId(), clientId: ada.id };
    const own = await statements(ownWeekLoader, { week: null }, self);
    expectIndexed(own);
    expect(own.length).toBeLessThanOrEqual(18);
  });

  test("a report: six a week with sessions, none for the weeks without, and one for who was on time", async () => {
    const list = await statements(attendanceReportLoader, {});
    expectIndexed(list);
    expect(list.length).toBeLessThanOrEqual(16);
  });
});
