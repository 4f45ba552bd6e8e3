import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { marks } from "@/db/schema";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { GET, POST } from "./route";

let w: World;
let site: Made;
let program: Made;
let track: Made;
let session: SessionRow;
let by: StaffActor;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T18:10" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP");
  track = await w.track("Evening");
  session = await w.session(await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02" }), "2026-03-02");
  by = await w.actor("scheduler");
});
beforeEach(() => w.at("2026-03-02T18:10"));
afterAll(() => w.store.close());

async function someone(): Promise<Made> {
  const client = await w.client(`Client ${++nth}`, { site });
  await w.enrolled(client, { from: "2026-03-02", site, program, track });
  return client;
}

async function post(body: Record<string, unknown>, actor: StaffActor | null = by) {
  const { status, response } = await POST.door.perform(actor, { sessionId: session.id, ...body }, w.now, w.store);
  return { status, response, json: (await response.json()) as Record<string, unknown> };
}

async function marksOf(client: Made) {
  return (await w.reader.select().from(marks)).filter(({ clientId }) => clientId === client.id);
}

function line(client: Made, as: string, more: Record<string, unknown> = {}) {
  return { clientId: client.id, as, seenVersion: 0, ...more };
}

describe("marks sent by a finger", () => {
  test("are answered with the lines as they now are, and no others", async () => {
    const [ada] = [await someone(), await someone()];
    const { status, json } = await post({ lines: [line(ada, "late", { minutesLate: 12 })] });
    expect(status).toBe("done");
    expect(json.lines).toMatchObject([{ clientId: ada.id, version: 1, mark: { name: "late", minutesLate: 12 } }]);
  });

  test("sent again after a lost answer are answered the same", async () => {
    const ada = await someone();
    const first = await post({ lines: [line(ada, "late")] });
    w.at("2026-03-02T18:15");
    const second = await post({ lines: [line(ada, "late")] });
    expect(second.status).toBe("done");
    expect(second.json).toEqual(first.json);
  });

  test("over a newer version are a conflict with what is on record, and change nothing", async () => {
    const ada = await someone();
    await post({ lines: [line(ada, "missed")] });
    const { response, json } = await post({ lines: [line(ada, "present")] });
    expect(response.status).toBe(409);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(json).toEqual({
      type: "about:blank",
      title: "Refused.",
      status: 409,
      detail: "Somebody else recorded this line in the meantime. Look at both and choose.",
      why: "changed_meanwhile",
      clientId: ada.id,
      current: { version: 1, was: "missed", recordedAt: w.now.toISOString() },
    });
    expect(await marksOf(ada)).toHaveLength(1);
  });

  test.each<[string, (ada: Made) => Record<string, unknown>]>([
    ["no lines", () => ({ lines: [] })],
    ["lines that are none", () => ({ lines: "present" })],
    ["a mark that does not exist", (ada) => ({ lines: [line(ada, "asleep")] })],
    ["minutes that are words", (ada) => ({ lines: [line(ada, "late", { minutesLate: "many" })] })],
    ["a time that is none", (ada) => ({ lines: [line(ada, "left_early", { leftAt: "25:99" })] })],
    ["a reason of ten thousand letters", (ada) => ({ lines: [line(ada, "missed", { reason: "x".repeat(10_000) })] })],
    ["no version", (ada) => ({ lines: [{ clientId: ada.id, as: "present" }] })],
    ["two hundred and one lines", (ada) => ({ lines: Array.from({ length: 201 }, () => line(ada, "present")) })],
  ])("that make no sense (%s) are told so and keep nothing", async (_, body) => {
    const ada = await someone();
    const { response, json } = await post(body(ada));
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(json).toMatchObject({ title: "The request does not fit.", errors: expect.any(Object) as unknown });
    expect(await marksOf(ada)).toEqual([]);
  });

  test("for a session or a client that nobody was shown are not found, or not on the roster", async () => {
    const ada = await someone();
    const lines = [line(ada, "present")];
    expect((await post({ sessionId: "0".repeat(26), lines })).response.status).toBe(404);
    expect((await post({ sessionId: "1; drop table marks", lines })).response.status).toBe(404);
    expect((await post({ lines: [line({ id: "<script>", name: "" }, "present")] })).response.status).toBe(404);
    const forged = await post({ lines: [line({ id: "0".repeat(26), name: "" }, "present")] });
    expect(forged.json).toMatchObject({ status: 409, why: "not_on_roster", current: null });
  });

  test("that correct a locked roster are answered with what that touched; at the roll call they are not", async () => {
    const ada = await someone();
    const director = await w.actor("director", { site });
    const first = await post({ lines: [line(ada, "missed")] }, director);
    expect(first.json.consequences).toBeNull();
    w.at("2026-03-12T09:00");
    const correctionReason = "She was in room B.";
    const lines = [line(ada, "present", { seenVersion: 1 })];
    const { json } = await post({ correctionReason, lines }, director);
    expect(json.consequences).toMatch(/^Corrected\. .*ours.* changed\.$/);
    expect(json.consequences).not.toContain(ada.name);
  });

  test("name the marker by the sign-in, whatever the body says", async () => {
    const ada = await someone();
    const forged = { recordedBy: "somebody", device: "theirs", recordedAt: "2020-01-01", isCurrent: false };
    await post({ ...forged, lines: [line(ada, "present", forged)] });
    const [row] = await marksOf(ada);
    expect(row).toMatchObject({ recordedBy: by.accountId, device: "roster", isCurrent: true, recordedAt: w.now });
  });

  test("are taken from those who may mark here, and from nobody else", async () => {
    const ada = await someone();
    const lines = [line(ada, "present")];
    const elsewhere = await w.actor("scheduler", { site: await w.site(`Elsewhere ${++nth}`) });
    expect((await post({ lines }, elsewhere)).response.status).toBe(404);
    expect((await post({ lines }, await w.actor("clinician"))).response.status).toBe(403);
    expect((await post({ lines }, null)).response.status).toBe(401);
    expect(await marksOf(ada)).toEqual([]);
  });
});

describe("the lines as they are", () => {
  test("are read by whoever may read rosters here, and stored by nobody on the way", async () => {
    const asked = { sessionId: session.id };
    const { response } = await GET.door.perform(await w.actor("clinician"), asked, w.now, w.store);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { lines } = (await response.json()) as { lines: { name: string }[] };
    expect(lines.length).toBeGreaterThan(0);
    const elsewhere = await w.actor("clinician", { site: await w.site(`Elsewhere ${++nth}`) });
    expect((await GET.door.perform(elsewhere, asked, w.now, w.store)).status).toBe("not_found");
  });
});
