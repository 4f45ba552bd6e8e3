import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, auditEntries, decisions, standings } from "@/db/schema";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { PolicyBody, Standing } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";
import { closeCaseAction, settleAlertsAction } from "../actions";
import { decideCase, type CaseDecision } from "./decide-case";
import { settleAlerts } from "./settle-alert";

const POLICY: PolicyBody = {
  rules: [{ id: "one", measure: "absences", within: "enrollment", at: 1, level: "review" }],
};

let w: World;
let site: Made;
let program: Made;
let track: Made;
let group: Made;
let missed: SessionRow;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-03T20:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP", { policy: POLICY });
  track = await w.track("Evening");
  group = await w.series("Skills", "MO TU WE TH FR 18:00-19:00", { from: "2026-03-02" });
  missed = await w.session(group, "2026-03-03");
});
beforeEach(() => w.at("2026-03-03T20:00"));
afterAll(() => w.store.close());

async function inReview(): Promise<{ client: Made; id: string }> {
  const client = await w.client(`Client ${++nth}`, { site });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  const { id } = await w.enrolled(client, { from: "2026-03-02", weekdays, site, program, track });
  await w.mark(client, missed, "missed");
  return { client, id };
}

async function decide({ id }: { id: string }, decision: CaseDecision) {
  return w.try(decideCase, { enrollmentId: id, decision, reason: "We talked about it." });
}

async function standingOf({ id }: { id: string }): Promise<Standing> {
  const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, id));
  return row?.result as Standing;
}

describe("closing a case", () => {
  const close: CaseDecision = { kind: "close", caseKey: "one@2026-03-03" };

  test("keeps who, when and why, and closes nothing twice", async () => {
    const ada = await inReview();
    const director = await w.actor("director");
    const input = { enrollmentId: ada.id, decision: close, reason: "We met." };
    await w.do(decideCase, input, { actor: director });
    const [row] = await w.reader.select().from(decisions).where(eq(decisions.enrollmentId, ada.id));
    expect(row).toMatchObject({ kind: "close", rule: "one", on: "2026-03-03", reason: "We met." });
    expect(row?.recordedBy).toBe(director.accountId);
    expect(await standingOf(ada)).toMatchObject({ level: "good", cases: [{ state: "closed" }] });
    expect(await decide(ada, close)).toMatchObject({ ok: false, refusal: "case_not_open" });
  });

  test("that does not exist, or is another client's, is refused", async () => {
    const ada = await inReview();
    const before = await w.reader.$count(auditEntries);
    const other: CaseDecision = { kind: "close", caseKey: "one@2026-03-04" };
    expect(await decide(ada, other)).toMatchObject({ refusal: "no_such_case" });
    expect(await decide({ id: "0".repeat(26) }, close)).toMatchObject({ refusal: "no_such_enrollment" });
    expect(await w.reader.$count(auditEntries)).toBe(before);
  });

  test("through the form needs a reason, and the right to decide", async () => {
    const ada = await inReview();
    const form = { enrollmentId: ada.id, caseKey: "one@2026-03-03", reason: " " };
    const director = await w.actor("director");
    expect(await closeCaseAction.door.perform(director, form, w.now, w.store)).toMatchObject({
      status: "invalid",
      fieldErrors: { reason: "Say why. It is kept with your name." },
    });
    const good = { ...form, reason: "We met." };
    const scheduler = await w.actor("scheduler");
    expect(await closeCaseAction.door.perform(scheduler, good, w.now, w.store)).toMatchObject({ status: "forbidden" });
    const elsewhere = await w.actor("director", { site: await w.site(`Elsewhere ${++nth}`) });
    expect(await closeCaseAction.door.perform(elsewhere, good, w.now, w.store)).toMatchObject({ status: "not_found" });
    expect(await closeCaseAction.door.perform(director, good, w.now, w.store)).toMatchObject({
      status: "done",
      message: "Case closed",
    });
  });
});

describe("waiving a session", () => {
  test("takes it out of account, once", async () => {
    const ada = await inReview();
    const waive: CaseDecision = { kind: "waive", sessionId: missed.id };
    expect(await decide(ada, waive)).toMatchObject({ ok: true, value: { isChanged: true } });
    expect(await standingOf(ada)).toMatchObject({ level: "good", cases: [{ state: "withdrawn" }] });
    expect(await decide(ada, waive)).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await w.reader.$count(decisions, eq(decisions.enrollmentId, ada.id))).toBe(1);
  });

  test("that the client was never expected at is refused", async () => {
    const ada = await inReview();
    const other = await w.series("Other", "SA 10:00-11:00", { from: "2026-03-02", site, program, track: null });
    const decision: CaseDecision = { kind: "waive", sessionId: (await w.session(other, "2026-03-07")).id };
    expect(await decide(ada, decision)).toMatchObject({ refusal: "not_a_session_of_theirs" });
    const forged: CaseDecision = { kind: "waive", sessionId: "0".repeat(26) };
    expect(await decide(ada, forged)).toMatchObject({ refusal: "not_a_session_of_theirs" });
  });
});

describe("contracts and policies", () => {
  test("there is nothing to sign without terms, and no version to acknowledge that does not exist", async () => {
    const ada = await inReview();
    expect(await decide(ada, { kind: "sign" })).toMatchObject({ refusal: "no_contract_terms" });
    expect(await decide(ada, { kind: "acknowledge", policyVersion: 99 })).toMatchObject({ refusal: "no_such_version" });
  });

  test("terms that wait for an acknowledgement bind, and can be signed, once it is given; one contract a day", async () => {
    const other = await w.program("Contract IOP", { sites: [site], policy: POLICY });
    const block = await w.track("Contract evening", { site, program: other });
    const client = await w.client(`Client ${++nth}`, { site });
    const { id } = await w.enrolled(client, { from: "2026-03-02", site, program: other, track: block });
    const rules = [{ id: "two", measure: "absences", within: "enrollment", at: 2, level: "contract" }] as const;
    const body: PolicyBody = { adoption: "when-acknowledged", contract: { attend: 5, of: 6 }, rules };
    w.at("2026-03-05T10:00");
    await w.do(storePolicyVersion, { programId: other.id, from: localDate("2026-03-05"), body });
    expect(await decide({ id }, { kind: "sign" })).toMatchObject({ refusal: "no_contract_terms" });
    expect(await decide({ id }, { kind: "acknowledge", policyVersion: 2 })).toMatchObject({ ok: true });
    const again = await decide({ id }, { kind: "acknowledge", policyVersion: 2 });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await decide({ id }, { kind: "sign" })).toMatchObject({ ok: true });
    expect(await standingOf({ id })).toMatchObject({
      level: "contract",
      contract: { state: "running", attend: 5, of: 6 },
    });
    expect(await decide({ id }, { kind: "sign" })).toMatchObject({ refusal: "already_signed_today" });
    w.at("2026-03-06T10:00");
    expect(await decide({ id }, { kind: "sign" })).toMatchObject({ ok: true });
  });

  test("for an enrollment that has not begun there is nothing to decide", async () => {
    const client = await w.client(`Client ${++nth}`, { site });
    const later = await w.enrolled(client, { from: "2026-05-04", site, program, track });
    expect(await decide(later, { kind: "sign" })).toMatchObject({ refusal: "no_such_enrollment" });
  });
});

describe("a row of the call list", () => {
  async function alertsOf(client: Made) {
    return w.reader.select().from(alerts).where(eq(alerts.clientId, client.id)).orderBy(desc(alerts.openedAt));
  }

  test("is acknowledged, then closed, and neither twice", async () => {
    const { client } = await inReview();
    const alertIds = (await alertsOf(client)).map(({ id }) => id);
    const settle = (as: "acknowledged" | "closed") => w.try(settleAlerts, { clientId: client.id, alertIds, as });
    expect(await settle("acknowledged")).toMatchObject({ value: { isChanged: true } });
    expect(await settle("acknowledged")).toMatchObject({ value: { isChanged: false } });
    expect(await settle("closed")).toMatchObject({ value: { isChanged: true } });
    // What is closed is not taken up again by a page that was open all along.
    expect(await settle("acknowledged")).toMatchObject({ value: { isChanged: false } });
    expect((await alertsOf(client)).every(({ state, version }) => state === "closed" && version === 3)).toBe(true);
  });

  test("of another client, or of nobody, is refused as a whole", async () => {
    const [ada, ben] = [await inReview(), await inReview()];
    const own = (await alertsOf(ada.client)).map(({ id }) => id);
    const others = (await alertsOf(ben.client)).map(({ id }) => id);
    for (const alertIds of [[...own, ...others], ["0".repeat(26)], []]) {
      const input = { clientId: ada.client.id, alertIds, as: "closed" as const };
      expect(await w.try(settleAlerts, input)).toMatchObject({ refusal: "no_such_alert" });
    }
    expect((await alertsOf(ada.client)).every(({ state }) => state === "open")).toBe(true);
  });

  test("of another site's client does not exist for a desk here", async () => {
    const { client } = await inReview();
    const alertIds = (await alertsOf(client)).map(({ id }) => id);
    const elsewhere = await w.actor("scheduler", { site: await w.site(`Elsewhere ${++nth}`) });
    const form = { clientId: client.id, alertIds, as: "closed" };
    expect(await settleAlertsAction.door.perform(elsewhere, form, w.now, w.store)).toMatchObject({
      status: "not_found",
    });
  });
});
