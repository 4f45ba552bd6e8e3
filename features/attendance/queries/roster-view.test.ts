import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clients } from "@/db/schema";
import { eq } from "drizzle-orm";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { findRosterView, type RosterView } from "./roster-view";

let w: World;
let session: SessionRow;
let ada: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T08:00" });
  await w.site("Worcester");
  const room = await w.room("Room 2");
  const lead = await w.staffMember("Élodie Moreau");
  await w.program("Adult IOP", {
    policy: {
      lateFrom: 5,
      absentFrom: 20,
      noticeHours: 24,
      rules: [{ id: "one", measure: "absences", within: "enrollment", at: 1, level: "review" }],
    },
  });
  await w.track("Evening");
  const more = {
    from: "2026-03-02",
    room,
    facilitator: lead,
    modality: "hybrid",
    joinLink: "https://video.example/room",
  } as const;
  const group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", more);
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02" });
  for (const name of ["Ada Lark", "Robert Ng", "Zoë Ünal"])
    await w.enrolled(await w.client(name), { from: "2026-03-02" });
  const bobby = await w.client("Bobbina Ortiz", { preferredName: "Bobby" });
  await w.enrolled(bobby, { from: "2026-03-16" });
  await w.store.transact(async (tx) => {
    await tx.update(clients).set({ language: "es" }).where(eq(clients.givenName, "Robert"));
  });
  session = await w.session(group, "2026-03-16");
});
afterAll(() => w.store.close());

async function view(at: string, by = w.by): Promise<RosterView> {
  const found = await findRosterView(w.reader, session.id, { actor: by, now: w.instant(at) });
  if (found === null) throw new Error("There is no such roster.");
  return found;
}

describe("a roster", () => {
  test("names people by first name and initial, in order, two alike by more letters", async () => {
    const { lines } = await view("2026-03-16T18:00");
    expect(lines.map(({ name }) => name)).toEqual(["Ada La.", "Ada Lu.", "Bobby O.", "Robert N.", "Zoë Ü."]);
  });

  test("hints at the first day and the language, and at nothing else", async () => {
    const { lines } = await view("2026-03-16T18:00");
    expect(Object.fromEntries(lines.map(({ name, hints }) => [name.slice(0, 5), hints]))).toEqual({
      "Ada L": [],
      Bobby: ["First day"],
      Rober: ["Prefers Spanish"],
      "Zoë Ü": [],
    });
  });

  test("says where, who leads, when it opens, and what this person may do", async () => {
    const desk = await w.actor("scheduler");
    expect(await view("2026-03-16T17:00", desk)).toMatchObject({
      room: "Room 2",
      lead: "É. Moreau",
      endTime: "19:30",
      opensInMinutes: 30,
      isLocked: false,
      isFinished: false,
      mayMark: true,
      mayCorrectLocked: false,
    });
    const clinician = await w.actor("clinician");
    const director = await w.actor("director");
    expect(await view("2026-03-24T00:00", clinician)).toMatchObject({ isLocked: true, mayMark: false });
    expect(await view("2026-03-24T00:00", director)).toMatchObject({ opensInMinutes: 0, mayCorrectLocked: true });
  });

  test("shows what is on record, with the version to compare and the client's own policy", async () => {
    w.at("2026-03-16T19:40");
    await w.mark(ada, session, { as: "late", minutesLate: 7, modality: "video" });
    const line = (await view("2026-03-16T19:40")).lines.find(({ clientId }) => clientId === ada.id);
    expect(line).toMatchObject({
      version: 1,
      mark: { name: "late", minutesLate: 7, leftAt: null },
      modality: "video",
      hints: ["Online today"],
      policy: { lateFrom: 5, absentFrom: 20, noticeHours: 24 },
    });
  });

  test("after a clear is unrecorded again, at the next version", async () => {
    const cleared = { sessionId: session.id, clientId: ada.id, seenVersion: 1, correctionReason: null, device: "test" };
    await w.do(clearMark, cleared);
    const line = (await view("2026-03-16T19:40")).lines.find(({ clientId }) => clientId === ada.id);
    expect(line).toMatchObject({ version: 2, mark: null, told: null, reason: null, modality: null });
  });

  test("says what somebody told us in the words it was typed in", async () => {
    const noticeGivenAt = w.instant("2026-03-15T18:00");
    const line = { clientId: ada.id, seenVersion: 2, correctionReason: null } as const;
    const wanted = { as: "missed", noticeGivenAt, reason: "court" } as const;
    await w.do(markAttendance, { sessionId: session.id, device: "test", lines: [{ ...line, wanted }] });
    const shown = (await view("2026-03-16T19:40")).lines.find(({ clientId }) => clientId === ada.id);
    expect(shown).toMatchObject({ told: "early", reason: "court", mark: { name: "missed" } });
  });

  test("holds no full name, no standing and no hours: a bystander may look at it", async () => {
    const text = JSON.stringify(await view("2026-03-16T19:40"));
    for (const word of ["Lund", "Lark", "Ortiz", "Bobbina", "review", "level", "credited", "required", "phone"]) {
      expect(text).not.toContain(word);
    }
  });

  test("of a session that does not exist is nothing", async () => {
    const asked = { actor: w.by, now: w.now };
    expect(await findRosterView(w.reader, "0".repeat(26), asked)).toBeNull();
  });
});
