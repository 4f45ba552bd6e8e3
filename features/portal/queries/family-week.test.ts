import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { consents, contacts, seriesContacts } from "@/db/schema";
import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { familyWeeksLoader } from "@/features/portal/loaders";
import type { FamilyActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";
import { findFamilyWeeks } from "./family-week";

let w: World;
let ada: Made;
let enrolled: Made;
let family: Made;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester", { phone: "508-555-0199" });
  const lead = await w.staffMember("Lea Lead");
  const room = await w.room("Room 2");
  await w.program("Adult IOP");
  await w.track("Evening");
  await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
  family = await w.series("Family hour", "TU 17:00-18:00", {
    from: "2026-03-03",
    kind: "family",
    room,
    facilitator: lead,
  });
  ada = await w.client("Ada Lund");
  enrolled = await w.enrolled(ada, { from: "2026-03-02" });
  await w.joins(enrolled, family, { from: "2026-03-02" });
});
beforeEach(() => w.at("2026-03-02T08:00"));
afterAll(() => w.store.close());

/** A contact of Ada's who takes part in the family hour. */
async function relative(client = ada, series = family): Promise<string> {
  const fields = { name: `Ida ${++nth}`, relationship: "Sister", phone: null, email: null };
  const { id: contactId } = await w.do(addContact, { clientId: client.id, ...fields });
  await w.store.transact(async (tx) => {
    const taken = { recordedAt: w.now, recordedBy: "operator" };
    await tx.insert(seriesContacts).values({ seriesId: series.id, contactId, ...taken });
  });
  return contactId;
}

async function consent(contactId: string, from: string, through: string | null): Promise<void> {
  const span = { from: localDate(from), through: through === null ? null : localDate(through) };
  await w.do(recordConsent, { contactId, ...span });
}

async function dates(contactId: string, at = "2026-03-02T08:00"): Promise<string[] | null> {
  const view = await findFamilyWeeks(w.reader, contactId, w.instant(at));
  if (view === null) throw new Error("There is no such contact.");
  return view.hasConsent ? view.sessions.map(({ date }) => date) : null;
}

describe("a family's weeks", () => {
  test("hold the family sessions to come, when, where and with whom", async () => {
    const contactId = await relative();
    await consent(contactId, "2026-03-02", null);
    const view = await findFamilyWeeks(w.reader, contactId, w.instant("2026-03-02T08:00"));
    expect(view).toMatchObject({ today: "2026-03-02", sitePhone: "508-555-0199", hasConsent: true });
    expect(view?.sessions[0]).toEqual({
      id: expect.any(String) as string,
      date: "2026-03-03",
      startTime: "17:00",
      endTime: "18:00",
      with: "Lea",
      room: "Room 2",
      joinLink: null,
      status: "scheduled",
    });
    expect(view?.sessions).toHaveLength(8);
    const text = JSON.stringify(view);
    for (const word of ["Ada", "Lund", "Relapse", "IOP", "Family hour", ada.id, enrolled.id]) {
      expect(text).not.toContain(word);
    }
  });

  test("are empty without a consent, before it, after it, and once it is revoked", async () => {
    const contactId = await relative();
    expect(await dates(contactId)).toBeNull();
    await consent(contactId, "2026-03-09", "2026-03-20");
    expect(await dates(contactId)).toBeNull();
    expect(await dates(contactId, "2026-03-09T08:00")).toEqual(["2026-03-10", "2026-03-17"]);
    expect(await dates(contactId, "2026-03-20T23:59")).toEqual([]);
    expect(await dates(contactId, "2026-03-21T00:00")).toBeNull();
    await w.store.transact(async (tx) => {
      const revokedAt = w.instant("2026-03-10T12:00");
      await tx.update(consents).set({ revokedAt }).where(eq(consents.contactId, contactId));
    });
    expect(await dates(contactId, "2026-03-10T11:59")).toEqual(["2026-03-10", "2026-03-17"]);
    expect(await dates(contactId, "2026-03-10T12:00")).toBeNull();
  });

  test("are only of the series they take part in, and of the client they belong to", async () => {
    const contactId = await relative(ada, await w.series("Not family", "WE 09:00-10:00", { from: "2026-03-02" }));
    await consent(contactId, "2026-03-02", null);
    expect(await dates(contactId)).toEqual([]);
    // Somebody else's family hour: Ada is not expected there.
    const other = await w.series("Other family", "FR 09:00-10:00", { from: "2026-03-02", kind: "family" });
    const guest = await relative(ada, other);
    await consent(guest, "2026-03-02", null);
    expect(await dates(guest)).toEqual([]);
  });

  test("are all of the client's family sessions where no series names who takes part", async () => {
    const ben = await w.client("Ben Okafor");
    const enrolledBen = await w.enrolled(ben, { from: "2026-03-02" });
    const open = await w.series("Open hour", "WE 17:00-18:00", { from: "2026-03-04", kind: "family", count: 2 });
    await w.joins(enrolledBen, open, { from: "2026-03-02" });
    const fields = { name: "Uma Okafor", relationship: "Aunt", phone: null, email: null };
    const { id: aunt } = await w.do(addContact, { clientId: ben.id, ...fields });
    await consent(aunt, "2026-03-02", null);
    expect(await dates(aunt)).toEqual(["2026-03-04", "2026-03-11"]);
    const named = await relative(ben, open);
    await consent(named, "2026-03-02", null);
    expect(await dates(named)).toEqual(["2026-03-04", "2026-03-11"]);
    // Now the series says who takes part, and it is not the aunt.
    expect(await dates(aunt)).toEqual([]);
    // And never those of Ada's family.
    expect(await dates(named)).not.toContain("2026-03-03");
  });

  test("show a cancelled session as cancelled, without the reason", async () => {
    const contactId = await relative();
    await consent(contactId, "2026-03-02", null);
    w.at("2026-03-05T09:00");
    await w.do(cancelSession, { sessionId: (await w.session(family, "2026-03-31")).id, reason: "Lea is ill" });
    const view = await findFamilyWeeks(w.reader, contactId, w.now);
    expect(view?.sessions.find(({ date }) => date === "2026-03-31")).toMatchObject({ status: "cancelled" });
    expect(JSON.stringify(view)).not.toContain("Lea is ill");
  });

  test("are nobody else's, and end with the contact's record", async () => {
    const contactId = await relative();
    await consent(contactId, "2026-03-02", null);
    const actor: FamilyActor = { kind: "family", accountId: newId(), signInId: newId(), contactId };
    expect(await familyWeeksLoader.door.perform(actor, {}, w.now, w.store)).toMatchObject({ status: "done" });
    const admin = await w.actor("admin");
    expect(await familyWeeksLoader.door.perform(admin, {}, w.now, w.store)).toMatchObject({ status: "forbidden" });
    await w.store.transact(async (tx) => {
      await tx.update(contacts).set({ archivedAt: w.now }).where(eq(contacts.id, contactId));
    });
    expect(await findFamilyWeeks(w.reader, contactId, w.now)).toBeNull();
    expect(await findFamilyWeeks(w.reader, "0".repeat(26), w.now)).toBeNull();
  });

  test("end when the client leaves: from then on the sessions are other people's", async () => {
    const contactId = await relative();
    await consent(contactId, "2026-03-02", null);
    w.at("2026-03-11T09:00");
    const end = { endDate: localDate("2026-03-10"), status: "completed" as const, reason: "done" };
    await w.do(endEnrollment, { enrollmentId: enrolled.id, ...end });
    expect(await dates(contactId, "2026-03-10T08:00")).toEqual(["2026-03-10"]);
    expect(await dates(contactId, "2026-03-11T09:00")).toEqual([]);
  });
});
