import { and, asc, eq, gte, isNull, notInArray, or } from "drizzle-orm";
import { takeIdsFrom } from "@/db/id";
import { contacts, enrollments, seriesContacts, sessions } from "@/db/schema";
import type { Store } from "@/db/store";
import { inviteClient, inviteContact } from "@/features/accounts/commands/invite";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/scheduling/commands/close-site";
import { extendHorizon } from "@/features/scheduling/commands/extend-horizon";
import { decideCase } from "@/features/standing/commands/decide-case";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { done } from "@/lib/result";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import { horizonFrom } from "@/lib/scheduling/horizon";
import { addDays, daysBetween, eachDay, startOfWeek, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone as readZone, type Instant } from "@/lib/time/zone";
import { sealAuditTrail } from "@/server/audit/seal";
import { changed, unchanged } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";
import { Chance, seededIds } from "@/db/worlds/chance";
import { published } from "../day-shapes";
import { planDays } from "./absences";
import { Agenda } from "./agenda";
import { Appointments } from "./appointments";
import { acknowledgeReviews, makeCalls } from "./calls";
import { REFERRALS, STAFF } from "./cast";
import { holidaysBetween } from "./holidays";
import { planRosters, planWordSent } from "./live-day";
import { planPerson, planReferral, type Company, type Person } from "./people";
import { ADMIN_EMAIL, buildPlaces, join, named } from "./places";
import { planGroups } from "./planned-series";
import { OPERATOR, Stage } from "./stage";
import { planStays, type Stay } from "./stays";

export interface DemoOptions {
  /** The story ends here, to the minute. */
  readonly now: Instant;
  /** What every account's password hashes to. */
  readonly passwordHash: string;
  /** Weeks of history before this week. */
  readonly weeks?: number;
  /** Only clients whose story is told on purpose, and a few more: for tests. */
  readonly isSmall?: boolean;
  readonly onDay?: (day: number, days: number) => Promise<void> | void;
}

export interface DemoAccount {
  readonly email: string;
  readonly who: string;
  readonly side: "staff" | "client" | "family";
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: ADMIN_EMAIL, who: "Administrator, Astrid Bellamy", side: "staff" },
  { email: STAFF.dana.email, who: "Program director, Dana Okonkwo", side: "staff" },
  { email: STAFF.tilda.email, who: "Front desk, Tilda Vance", side: "staff" },
  { email: STAFF.marisol.email, who: "Counselor at Worcester, Marisol Benítez", side: "staff" },
  { email: STAFF.imogen.email, who: "Counselor at Quincy, Imogen Fairweather", side: "staff" },
  { email: "juniper@mail.example", who: "Client, Juniper Ashgrove", side: "client" },
  { email: "linus@mail.example", who: "Family, her brother Linus Ashgrove", side: "family" },
];

const WEEKS = 12;

/**
 * The demo clinic: two sites, everybody invented, and twelve weeks that lead up to `now`, lived day by day through the
 * same commands as in the app. The same `now` gives the same clinic, but for secrets. The store must be empty.
 */
export async function loadDemoWorld(store: Store, options: DemoOptions): Promise<void> {
  const { now, passwordHash, weeks = WEEKS, isSmall = false } = options;
  const stage = new Stage(store, readZone(published.timeZone), now);
  const from = addDays(startOfWeek(stage.today), -7 * weeks);
  const founded = addDays(from, -21);
  takeIdsFrom(seededIds(`demo ${stage.today}`, stage.at(founded, "09:00")));
  try {
    const company = await foundClinicOf(stage, founded, from, passwordHash);
    const closed = await planClosures(company, from);
    const stays = planStays(new Chance("stays"), { today: stage.today, isSmall });
    for (const stay of stays.filter((each) => !startsTooEarly(each, from))) {
      planPerson(company, stay, planDays(stay, { from, today: stage.today, closedDays: closed }));
    }
    for (const referral of REFERRALS) planReferral(company, referral);
    await live(company, from, options);
    await finish(company, passwordHash);
  } finally {
    takeIdsFrom(null);
  }
}

/** Nobody is on record before the clinic was; with fewer weeks of history earlier stays are left out. */
function startsTooEarly({ start, ending }: Stay, from: LocalDate): boolean {
  return ending !== null && (ending.date < addDays(from, 14) || daysBetween(start, from) > 21);
}

async function foundClinicOf(
  stage: Stage,
  founded: LocalDate,
  from: LocalDate,
  passwordHash: string,
): Promise<Company> {
  const places = await buildPlaces(stage, stage.at(founded, "09:00"), passwordHash);
  const at = stage.at(founded, "13:00");
  await planGroups(stage, places, from, { by: places.staff.tilda, at });
  return {
    ...{ stage, places, founded },
    agenda: new Agenda(stage.zone),
    appointments: new Appointments(from, horizonFrom(stage.today)),
    clients: new Map(),
    people: new Map(),
  };
}

/** Holidays of these weeks and the next two to come, a part of a day lost at one site, and single sessions called off. */
async function planClosures({ stage, agenda, places }: Company, from: LocalDate): Promise<Set<LocalDate>> {
  const monday = startOfWeek(stage.today);
  const past = holidaysBetween(from, addDays(monday, -1));
  const coming = holidaysBetween(addDays(monday, 7), addDays(monday, 160)).slice(0, 2);
  for (const { date, name } of [...past, ...coming]) {
    const known = past.some((each) => each.date === date) ? addDays(date, -12) : addDays(stage.today, -6);
    const by = places.staff.dana;
    agenda.add(stage.at(known < from ? addDays(from, -5) : known, "09:10"), async (at) => {
      await stage.do(closeSite, { siteId: null, name, date, fromTime: null, toTime: null }, { by, at });
    });
  }
  const lost = addDays(monday, -13);
  agenda.add(stage.at(lost, "08:20"), async (at) => {
    const span = { siteId: places.sites.quincy, date: lost, fromTime: localTime("13:00"), toTime: null };
    await stage.do(closeSite, { name: "Power off from 1 PM", ...span }, { by: places.staff.dana, at });
  });
  return new Set(past.map(({ date }) => date));
}

/** Day by day: the turn of the day, the morning's news, rosters and calls, each at its time, up to now. */
async function live(company: Company, from: LocalDate, { onDay }: DemoOptions): Promise<void> {
  const { stage, founded } = company;
  const days = eachDay(founded, stage.today);
  const told = new Set<string>();
  for (const [index, date] of days.entries()) {
    await onDay?.(index + 1, days.length);
    await stage.scene(() => liveDay(company, date, date >= from, told));
  }
}

async function liveDay(company: Company, date: LocalDate, isOpen: boolean, told: Set<string>): Promise<void> {
  const { stage, agenda, people } = company;
  // Marks bring everybody who comes up to date by themselves; the rest is looked at once a week.
  if (isOpen && weekdayOf(date) === "MO") await turnDay(company, date);
  for (const { at, run } of agenda.takeBefore(date)) if (at <= stage.now) await run(at);
  for (const person of people.values()) tellOnce(company, told, person);
  if (isOpen) await openDay(company, date);
  for (let due = agenda.take(date); due.length > 0; due = agenda.take(date)) {
    for (const { at, run } of due) if (at <= stage.now) await run(at);
  }
}

/** What is known by half past eight decides who is expected where; the rest of the day follows from it. */
async function openDay(company: Company, date: LocalDate): Promise<void> {
  const { stage, agenda } = company;
  planCancellations(company, date);
  const opening = stage.at(date, "08:30");
  for (const { at, run } of agenda.take(date)) {
    if (at >= opening) agenda.add(at, run);
    else if (at <= stage.now) await run(at);
  }
  await planRosters(company, date);
  if (weekdayOf(date) === "SA" || weekdayOf(date) === "SU") return;
  for (const time of ["09:25", "12:45", "16:50"]) agenda.add(stage.at(date, time), (at) => makeCalls(company, at));
}

function tellOnce(company: Company, told: Set<string>, person: Person): void {
  if (told.has(person.enrollmentId)) return;
  told.add(person.enrollmentId);
  planWordSent(company, person);
  if (person.days.waives !== null) planWaiver(company, person, person.days.waives);
}

/** What the job at the turn of the day does: levels fall, alerts of the new day open. */
async function turnDay({ stage }: Company, date: LocalDate): Promise<void> {
  const call = { actor: { kind: "system", name: "job:standing.turn-of-day" } as const, now: stage.at(date, "00:05") };
  if (call.now > stage.now) return;
  const running = await stage.store.reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]),
        or(isNull(enrollments.endDate), gte(enrollments.endDate, date)),
      ),
    )
    .orderBy(asc(enrollments.id));
  const ids = running.map(({ id }) => id);
  await runCommand(stage.store, call, "standing.turn-of-day", async (tx) => {
    const [first, ...others] = await evaluateStandings(tx, call, ids);
    const facts = { enrollments: ids.length };
    const turned = { name: "standing.day-turned", subjectType: "clinic", subjectId: date, facts } as const;
    return done(changed(null, turned, ...(first === undefined ? [] : [first, ...others])));
  });
}

function planCancellations({ stage, agenda, places }: Company, date: LocalDate): void {
  const chance = new Chance(`cancelled ${date}`);
  if (!chance.isTrue(0.16)) return;
  const isComing = date === stage.today;
  const on = isComing ? addDays(date, 6) : date;
  agenda.add(stage.at(date, "08:05"), async (at) => {
    const rows = await stage.store.reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.date, on),
          eq(sessions.status, "scheduled"),
          eq(sessions.kind, chance.pick(["group", "individual", "family"] as const)),
        ),
      )
      .orderBy(asc(sessions.startsAt), asc(sessions.id));
    if (rows.length === 0) return;
    const reason = chance.pick(["Facilitator is sick", "Room is being repaired", "Training for staff"]);
    await stage.do(cancelSession, { sessionId: chance.pick(rows).id, reason }, { by: places.staff.tilda, at });
  });
}

function planWaiver({ stage, agenda, places }: Company, person: Person, date: LocalDate): void {
  agenda.add(stage.at(addDays(date, 1), "10:30"), async (at) => {
    const { enrollmentId, stay } = person;
    const [first] = await stage.store.reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.date, date), eq(sessions.trackId, named(places.tracks, stay.track))))
      .orderBy(asc(sessions.startsAt));
    if (first === undefined) throw new Error(`${stay.name} had no group on ${date}.`);
    const reason = "The bus line was down; it was on the news.";
    const decision = { kind: "waive", sessionId: first.id } as const;
    await stage.do(decideCase, { enrollmentId, decision, reason }, { by: places.staff.dana, at });
  });
}

/** Sessions to the horizon, accounts for the example client and her brother, everybody's standing as of now, the seal. */
async function finish(company: Company, passwordHash: string): Promise<void> {
  const { stage, people, places } = company;
  const at = stage.now;
  const byJob = { by: { kind: "system", name: "job:schedule.extend" } as const, at };
  await stage.do(extendHorizon, { through: horizonFrom(stage.today) }, byJob);
  await acknowledgeReviews(company, stage.today);
  const example = [...people.values()].find(({ stay }) => stay.story === "example");
  if (example !== undefined) {
    const opened = new Date(Math.min(at.getTime(), stage.at(addDays(stage.today, -20), "10:00").getTime()));
    const { clientId } = example;
    const own = await stage.do(
      inviteClient,
      { clientId, email: "juniper@mail.example" },
      { by: places.staff.tilda, at: opened },
    );
    await join(stage, opened, passwordHash, own);
    const contactId = await firstContactOf(stage, clientId);
    const family = await stage.do(
      inviteContact,
      { contactId, email: "linus@mail.example" },
      { by: places.staff.tilda, at: opened },
    );
    await join(stage, opened, passwordHash, family);
    if (example.familySeriesId !== null) await takesPart(stage, example.familySeriesId, contactId, opened);
  }
  const ids = [...people.keys()];
  const call = { actor: OPERATOR, now: at };
  await runCommand(stage.store, call, "demo", async (tx) => {
    const events = await evaluateStandings(tx, call, ids);
    const loaded = {
      name: "demo.loaded",
      subjectType: "clinic",
      subjectId: "demo",
      facts: { day: stage.today },
    } as const;
    return done(changed(null, loaded, ...events));
  });
  await sealAuditTrail(stage.store);
}

async function firstContactOf(stage: Stage, clientId: string): Promise<string> {
  const rows = await stage.store.reader
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.clientId, clientId));
  const [first] = rows;
  if (first === undefined) throw new Error("The example client has no contact.");
  return first.id;
}

async function takesPart(stage: Stage, seriesId: string, contactId: string, at: Instant): Promise<void> {
  const call = { actor: OPERATOR, now: at };
  await runCommand(stage.store, call, "demo", async (tx) => {
    const known = await tx.select().from(seriesContacts).where(eq(seriesContacts.contactId, contactId));
    if (known.length > 0) return done(unchanged(null));
    await tx.insert(seriesContacts).values({ seriesId, contactId, recordedAt: at, recordedBy: "operator" });
    return done(
      changed(null, {
        name: "series.contact-joined",
        subjectType: "series",
        subjectId: seriesId,
        facts: { contactId },
      }),
    );
  });
}
