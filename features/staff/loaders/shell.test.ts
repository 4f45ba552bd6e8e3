import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditTrailLoader } from "@/features/audit/loaders";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { editSite } from "@/features/programs/commands/sites";
import { programLoader, programsLoader } from "@/features/programs/loaders/programs";
import { siteLoader, sitesLoader } from "@/features/programs/loaders/places";
import { staffListLoader, staffMemberLoader } from "@/features/staff/loaders/members";
import { staffShellLoader } from "@/features/staff/loaders/shell";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { zone } from "@/lib/time/zone";

let w: World;
let worcester: Made;
let fallRiver: Made;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  worcester = await w.site("Worcester");
  fallRiver = await w.site("Fall River");
});
afterEach(() => w.store.close());

type Door<View> = { door: { perform: (...asked: never[]) => Promise<{ status: string; value?: View }> } };

/** What a loader shows to somebody; the test fails where it shows nothing. */
async function shown<View>(loader: Door<View>, actor: unknown, params: unknown = {}): Promise<View> {
  const state = await loader.door.perform(...([actor, params, w.now, w.store] as never[]));
  if (state.value === undefined) throw new Error(`Nothing was shown: ${state.status}.`);
  return state.value;
}

describe("the frame of the staff pages", () => {
  it("offers what each role may open, and no more", async () => {
    const entries = async (role: "admin" | "director" | "scheduler" | "clinician") =>
      Object.entries((await shown(staffShellLoader, await w.actor(role))).may)
        .filter(([, may]) => may)
        .map(([entry]) => entry);
    const everybody = ["schedule", "rosters", "clients", "alerts", "makeUps"];
    expect(await entries("admin")).toEqual([...everybody, "reports", "setup", "staff", "audit"]);
    expect(await entries("director")).toEqual([...everybody, "reports", "setup", "staff"]);
    expect(await entries("scheduler")).toEqual([...everybody, "setup", "staff"]);
    expect(await entries("clinician")).toEqual([...everybody, "setup", "staff"]);
  });

  it("counts what waits at one's own sites", async () => {
    await w.program("Adult IOP", { sites: [worcester] });
    await w.track("Evening", { site: worcester });
    const group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02", site: worcester });
    const ada = await w.client("Ada Lund", { site: worcester });
    const options = { from: "2026-03-02", weekdays: ["MO", "WE"] as const, site: worcester };
    await w.enrolled(ada, options);
    await w.enrolled(await w.client("Ben Okafor", { site: worcester }), options);
    const here = await w.actor("scheduler", { site: worcester });
    const there = await w.actor("scheduler", { site: fallRiver });
    const counts = async (actor: unknown) => {
      const { rosters, calls } = await shown(staffShellLoader, actor);
      return { rosters, calls };
    };
    expect(await counts(here)).toEqual({ rosters: 0, calls: 0 });
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    // The whole work list: a missed day, a week out of reach, and the roster that waits for Ben.
    expect(await counts(here)).toEqual({ rosters: 1, calls: 3 });
    expect(await counts(there)).toEqual({ rosters: 0, calls: 0 });
  });

  it("lists the sites of one's own", async () => {
    const here = await w.actor("director", { site: worcester });
    expect((await shown(staffShellLoader, here)).sites.map(({ name }) => name)).toEqual(["Worcester"]);
    expect((await shown(staffShellLoader, await w.actor("director"))).sites).toHaveLength(2);
  });
});

describe("the set-up, seen from one site", () => {
  it("shows that site and what is offered there", async () => {
    const here = await w.actor("director", { site: worcester });
    const shared = await w.program("Adult IOP", { sites: [worcester, fallRiver] });
    const other = await w.program("Young adult IOP", { sites: [fallRiver] });
    expect((await shown(sitesLoader, here, { show: "open" })).sites.map(({ name }) => name)).toEqual(["Worcester"]);
    const { programs, mayCreate } = await shown(programsLoader, here, { show: "open" });
    expect(programs.map(({ name }) => name)).toEqual(["Adult IOP"]);
    expect(mayCreate).toBe(true);
    // A program of two sites is read by either, and changed by those who may change both.
    expect((await shown(programLoader, here, { programId: shared.id })).mayWrite).toBe(false);
    expect(await programLoader.door.perform(here, { programId: other.id }, w.now, w.store)).toEqual({
      status: "not_found",
    });
    expect(await siteLoader.door.perform(here, { siteId: fallRiver.id }, w.now, w.store)).toEqual({
      status: "not_found",
    });
  });

  it.each(["", "forged", "' or 1=1 --", "\0", "x".repeat(10_000)])(
    "answers a forged id %j with not found",
    async (id) => {
      const admin = await w.actor("admin");
      expect(await siteLoader.door.perform(admin, { siteId: id }, w.now, w.store)).toEqual({ status: "not_found" });
      expect(await staffMemberLoader.door.perform(admin, { staffId: id }, w.now, w.store)).toEqual({
        status: "not_found",
      });
    },
  );
});

describe("staff and their accounts", () => {
  it("are shown to those who administer every place the account reaches", async () => {
    const marisol = await w.staffMember("Marisol Benítez");
    const grants = [
      { role: "clinician", siteId: worcester.id },
      { role: "clinician", siteId: fallRiver.id },
    ] as const;
    await w.do(inviteStaff, { staffId: marisol.id, email: "marisol@clinic.example", grants: [...grants] });
    const state = async (actor: unknown) =>
      (await shown(staffMemberLoader, actor, { staffId: marisol.id })).account.state;
    expect(await state(await w.actor("admin"))).toBe("shown");
    expect(await state(await w.actor("admin", { site: worcester }))).toBe("hidden");
    expect(await state(await w.actor("director"))).toBe("hidden");
    const list = { term: "benitez", show: "working", page: 1 };
    const listed = async (actor: unknown) => (await shown(staffListLoader, actor, list)).staff[0]?.account?.state;
    expect(await listed(await w.actor("admin"))).toBe("invited");
    expect(await listed(await w.actor("scheduler"))).toBeUndefined();
  });
});

describe("the audit trail", () => {
  it("is paged by the last entry seen, and narrowed down by day and record", async () => {
    const admin = await w.actor("admin");
    const fields = { name: "Worcester", zone: zone("America/New_York"), address: "", phone: "" };
    for (let version = 1; version <= 60; version++) {
      w.now = new Date(w.now.getTime() + 1000);
      await w.do(editSite, { ...fields, phone: String(version), siteId: worcester.id, seenVersion: version });
    }
    const ofSite = { type: "site", subject: worcester.id };
    const first = await shown(auditTrailLoader, admin, ofSite);
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({ event: "site.edited", who: "Operator", facts: { version: 61 } });
    const second = await shown(auditTrailLoader, admin, { ...ofSite, after: first.olderAfter ?? "" });
    expect(second.entries.map(({ event }) => event)).toHaveLength(11);
    expect(second.entries.at(-1)?.event).toBe("site.created");
    expect(second.olderAfter).toBeNull();
    expect((await shown(auditTrailLoader, admin, { ...ofSite, to: "2026-03-01" })).entries).toEqual([]);
    expect((await shown(auditTrailLoader, admin, { ...ofSite, from: "2026-03-02" })).entries).toHaveLength(50);
    expect((await shown(auditTrailLoader, admin, { from: "2026-02-30" })).isImpossibleDay).toBe(true);
  });

  it("of one site shows what happened there", async () => {
    const admin = await w.actor("admin", { site: fallRiver });
    const { entries, mayCheck } = await shown(auditTrailLoader, admin);
    expect(new Set(entries.map(({ siteId }) => siteId))).toEqual(new Set([fallRiver.id]));
    expect(mayCheck).toBe(false);
  });

  it("is checked when somebody asks", async () => {
    const { verdict } = await shown(auditTrailLoader, await w.actor("admin"), { check: "1" });
    expect(verdict).toMatchObject({ isWhole: true });
  });
});
