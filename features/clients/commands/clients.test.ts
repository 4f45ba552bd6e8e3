import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clients, clinics } from "@/db/schema";
import { getClient, listContacts } from "@/features/clients/queries/clients";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { runCommand } from "@/server/doors/run-command";
import { addContact, archiveContact, recordConsent, revokeConsent } from "./contacts";
import { createClient, type NewClient } from "./create-client";
import { editClient } from "./edit-client";

let w: World;
let siteId: string;
let person: NewClient;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  siteId = (await w.site("Worcester")).id;
  person = {
    siteId,
    givenName: "Zoë",
    familyName: "O’Brien",
    preferredName: null,
    pronouns: "she/her",
    language: "en",
    email: null,
    phone: "508-555-0137",
    prefersContactBy: "text",
    isSafeToLeaveMessage: false,
    contactNote: "Ask for Zoë",
  };
});
afterAll(() => w.store.close());

describe("a new client", () => {
  test("gets the next number, and is found by name and number without accents", async () => {
    const { id, number } = await w.do(createClient, person);
    expect(number).toBe("EK-0001");
    const row = (await getClient(w.reader, id))!;
    expect(row).toMatchObject({ ...person, number, searchName: "obrien zoe ek 0001", version: 1 });
    expect(w.events.at(-1)).toMatchObject({ name: "client.created", clientId: id, siteId, facts: { number } });
  });

  test("at twenty desks at once gets twenty numbers, without a gap", async () => {
    const [before] = await w.reader.select({ next: clinics.nextClientNumber }).from(clinics);
    const call = { actor: w.by, now: w.now };
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        runCommand(w.store, call, "test.create", (tx) => createClient(tx, call, { ...person, givenName: `Nr ${nth}` })),
      ),
    );
    const numbers = made.map((each) => (each.ok ? Number(each.value.number.slice(3)) : 0)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, nth) => before!.next + nth));
  });

  test("of a name that is on file is asked about once, and a refusal draws no number", async () => {
    const [before] = await w.reader.select({ next: clinics.nextClientNumber }).from(clinics);
    const asked = await w.try(createClient, {
      ...person,
      givenName: "ZOE",
      familyName: "O'Brien",
      asksAboutTwins: true,
    });
    expect(asked).toMatchObject({ ok: false, refusal: { reason: "same_name", twins: [{ number: "EK-0001" }] } });
    const [after] = await w.reader.select({ next: clinics.nextClientNumber }).from(clinics);
    expect(after).toEqual(before);
    expect((await w.try(createClient, { ...person, asksAboutTwins: false })).ok).toBe(true);
    expect((await w.try(createClient, { ...person, givenName: "Zo", asksAboutTwins: true })).ok).toBe(true);
  });

  test("who prefers a way that is not on file is refused; who has none at all is not", async () => {
    expect(await w.try(createClient, { ...person, prefersContactBy: "email" })).toMatchObject({
      refusal: { reason: "no_way_to_reach", missing: "email" },
    });
    expect(await w.try(createClient, { ...person, phone: null, email: "z@example.org" })).toMatchObject({
      refusal: { reason: "no_way_to_reach", missing: "phone" },
    });
    expect((await w.try(createClient, { ...person, phone: null, prefersContactBy: "call" })).ok).toBe(true);
  });

  test("with a name of many scripts is kept as it is written", async () => {
    const names = { givenName: "نور 👩‍👩‍👧", familyName: "Nguyễn-Ødegård", preferredName: "李" };
    const { id, number } = await w.do(createClient, { ...person, ...names });
    expect(await getClient(w.reader, id)).toMatchObject({
      ...names,
      searchName: `nguyen odegard نور 李 ek ${number.slice(3)}`,
    });
  });
});

describe("editing", () => {
  test("a stale form is refused with who changed what, and saves when it knows", async () => {
    const { id } = await w.do(createClient, person);
    const edit = { ...person, clientId: id };
    await w.do(editClient, { ...edit, phone: "508-555-0199", seenVersion: 1 });
    const stale = await w.try(editClient, { ...edit, givenName: "Zoe", seenVersion: 1 });
    expect(stale).toMatchObject({
      ok: false,
      refusal: { reason: "changed_meanwhile", version: 2, changes: [{ field: "phone", now: "508-555-0199" }] },
    });
    expect((await getClient(w.reader, id))!.givenName).toBe("Zoë");
    await w.do(editClient, { ...edit, givenName: "Zoe", seenVersion: 2 });
    expect(await getClient(w.reader, id)).toMatchObject({ givenName: "Zoe", phone: "508-555-0137", version: 3 });
  });

  test("saving what is on file changes nothing, and the search follows a new name", async () => {
    const { id, number } = await w.do(createClient, person);
    const same = await w.try(editClient, { ...person, clientId: id, seenVersion: 1 });
    expect(same).toMatchObject({ ok: true, value: { isChanged: false } });
    await w.do(editClient, { ...person, clientId: id, familyName: "Lund", seenVersion: 1 });
    expect(await getClient(w.reader, id)).toMatchObject({ number, searchName: `lund zoe ek ${number.slice(3)}` });
  });

  test("the record moves to another site only when nothing is open at the old one", async () => {
    const worcester = { id: siteId, name: "Worcester" };
    const leominster = await w.site("Leominster");
    await w.program("Adult IOP", { sites: [worcester, leominster] });
    await w.track("Morning", { site: worcester });
    const ada = await w.client("Ada Lund", { site: worcester });
    await w.enrolled(ada, { from: "2026-03-02", site: worcester });
    const edit = { ...person, clientId: ada.id, siteId: leominster.id, seenVersion: 1 };
    expect(await w.try(editClient, edit)).toMatchObject({
      ok: false,
      refusal: { reason: "enrolled_at_old_site", site: "Worcester" },
    });
    const free = await w.client("Free Lund", { site: worcester });
    expect((await w.try(editClient, { ...edit, clientId: free.id })).ok).toBe(true);
    expect((await getClient(w.reader, free.id))!.siteId).toBe(leominster.id);
  });
});

describe("contacts and consents", () => {
  const day = localDate;

  test("a consent has dates, is revoked at once, and may be given again", async () => {
    const ada = await w.client("Consent Lund", { site: { id: siteId, name: "Worcester" } });
    const mother = await w.do(addContact, {
      clientId: ada.id,
      name: "Maria Lund",
      relationship: "Mother",
      phone: null,
      email: null,
    });
    const first = await w.do(recordConsent, { contactId: mother.id, from: day("2026-03-02"), through: null });
    const again = await w.try(recordConsent, { contactId: mother.id, from: day("2026-03-02"), through: null });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false, value: first } });
    expect(await w.try(recordConsent, { contactId: mother.id, from: day("2026-05-01"), through: null })).toMatchObject({
      refusal: { reason: "already_consented", from: "2026-03-02" },
    });
    expect(await w.try(archiveContact, { contactId: mother.id })).toMatchObject({
      refusal: { reason: "has_open_consent" },
    });
    await w.do(revokeConsent, { consentId: first.id });
    expect(await w.try(revokeConsent, { consentId: first.id })).toMatchObject({ value: { isChanged: false } });
    await w.do(recordConsent, { contactId: mother.id, from: day("2026-03-02"), through: day("2026-04-01") });
    const [listed] = await listContacts(w.reader, ada.id);
    expect(listed!.consents.map(({ revokedAt, through }) => [revokedAt !== null, through])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, "2026-04-01"],
      ]),
    );
    expect((await w.try(archiveContact, { contactId: mother.id })).ok).toBe(true);
    expect(await w.try(recordConsent, { contactId: mother.id, from: day("2026-06-01"), through: null })).toMatchObject({
      refusal: { reason: "contact_archived" },
    });
  });

  test("impossible dates are refused", async () => {
    const ada = await w.client("Dates Lund", { site: { id: siteId, name: "Worcester" } });
    const contact = { clientId: ada.id, name: "Per Lund", relationship: "Brother", phone: null, email: null };
    const { id } = await w.do(addContact, contact);
    const wish = { contactId: id, from: day("2026-03-02"), through: day("2026-03-01") };
    expect(await w.try(recordConsent, wish)).toMatchObject({ refusal: { reason: "consent_ends_before_start" } });
    expect(await w.try(recordConsent, { ...wish, through: day("2126-03-01") })).toMatchObject({
      refusal: { reason: "consent_too_far" },
    });
  });
});

test("no two clients share a number, whatever happened above", async () => {
  const rows = await w.reader.select({ number: clients.number }).from(clients).orderBy(asc(clients.number));
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
});
