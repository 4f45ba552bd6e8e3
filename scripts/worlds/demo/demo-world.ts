import { and, asc, eq } from "drizzle-orm";
import { takeIdsFrom } from "@/db/id";
import { sessions } from "@/db/schema";
import type { Store } from "@/db/store";
import { Chance, seededIds } from "@/db/worlds/chance";
import { decideCase } from "@/features/standing/commands/decide-case";
import { rebuildStandings } from "@/features/standing/commands/rebuild-standings";
import { listStaleStandings } from "@/features/standing/queries/stale-standings";
import { horizonFrom } from "@/lib/scheduling/horizon";
import { addDays, daysBetween, eachDay, startOfWeek, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { zone as readZone, type Instant } from "@/lib/time/zone";
import { published } from "../day-shapes";
import { planDays } from "./absences";
import { Agenda } from "./agenda";
import { Appointments } from "./appointments";
import { makeCalls } from "./calls";
import { REFERRALS } from "./cast";
import { playClosingScene } from "./closing-scene";
import { planCurricula } from "./curricula";
import { planCancellations, planClosures } from "./days-off";
import { openFrontDesk } from "./front-desk";
import { planRosters, planWordSent } from "./live-day";
import { planMakeUps } from "./make-ups";
import { planPerson, planReferral, type Company, type Person } from "./people";
import { buildPlaces, named } from "./places";
import { planGroups } from "./planned-series";
import { draftNextPolicy } from "./policy-draft";
import { Stage } from "./stage";
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
    const closed = planClosures(company, from);
    const stays = planStays(new Chance("stays"), { today: stage.today, isSmall });
    for (const stay of stays.filter((each) => !startsTooEarly(each, from))) {
      planPerson(company, stay, planDays(stay, { from, today: stage.today, closedDays: closed }));
    }
    for (const referral of REFERRALS) planReferral(company, referral);
    await planMakeUps(company, from);
    await planCurricula(company);
    await live(company, from, options);
    await draftNextPolicy(company);
    await openFrontDesk(company);
    await playClosingScene(company, passwordHash);
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
  const at = stage.at(date, "00:05");
  if (at > stage.now) return;
  const enrollmentIds = await listStaleStandings(stage.store.reader, at);
  const by = { kind: "system", name: "job:standing.turn-of-day" } as const;
  await stage.do(rebuildStandings, { enrollmentIds }, { by, at });
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
