import { localDate } from "../../lib/time/local-date";
import { localTime } from "../../lib/time/local-time";
import { zone } from "../../lib/time/zone";
import { newId } from "../id";
import { eq } from "drizzle-orm";
import { clients, enrollments, programs, series, serviceTypes, sessions, sites } from "../schema";
import type { Tx } from "../store";

/*
 * Bare rows for tests of the storage itself. Tests of what the clinic does build their world in clinic words, through
 * the commands.
 */

const AT = new Date("2026-03-02T12:00:00.000Z");
const ZONE = zone("America/New_York");

export async function addSite(tx: Tx, name = "Riverside"): Promise<string> {
  const id = newId();
  await tx.insert(sites).values({ id, name, zone: ZONE, address: "", phone: "", createdAt: AT });
  return id;
}

export async function addClient(tx: Tx, siteId: string, number = newId()): Promise<string> {
  const id = newId();
  await tx.insert(clients).values({
    id,
    siteId,
    number,
    givenName: "Ada",
    familyName: "Marsh",
    language: "English",
    prefersContactBy: "call",
    isSafeToLeaveMessage: true,
    searchName: "ada marsh",
    createdAt: AT,
  });
  return id;
}

export async function addProgram(tx: Tx, name = "Evening IOP"): Promise<string> {
  const id = newId();
  const pace = { minutesPerWeek: 540, daysPerWeek: 3, expectedWeeks: 8 };
  await tx.insert(programs).values({ id, name, level: "iop", ...pace, createdAt: AT });
  return id;
}

export async function addEnrollment(tx: Tx, clientId: string, programId: string, siteId: string): Promise<string> {
  const id = newId();
  const startDate = localDate("2026-03-02");
  await tx
    .insert(enrollments)
    .values({ id, clientId, programId, siteId, status: "active", startDate, createdAt: AT, createdBy: "operator" });
  return id;
}

/** A weekly group with `capacity` places. */
export async function addSeries(tx: Tx, siteId: string, capacity = 12): Promise<string> {
  const id = newId();
  const serviceTypeId = newId();
  const flags = { countsToHours: true, countsToStanding: true, isBillable: true };
  await tx.insert(serviceTypes).values({ id: serviceTypeId, name: `CBT ${id}`, ...flags, createdAt: AT });
  await tx.insert(series).values({
    id,
    siteId,
    kind: "group",
    title: "CBT group",
    serviceTypeId,
    startDate: localDate("2026-03-02"),
    startTime: localTime("18:00"),
    durationMinutes: 60,
    zone: ZONE,
    rule: "FREQ=WEEKLY",
    exdates: [],
    rdates: [],
    capacity,
    modality: "in_person",
    materializedThrough: localDate("2026-09-01"),
    createdAt: AT,
    createdBy: "operator",
  });
  return id;
}

export async function addSession(
  tx: Tx,
  seriesId: string,
  startsAt = new Date("2026-03-02T23:00:00Z"),
): Promise<string> {
  const [its] = await tx.select().from(series).where(eq(series.id, seriesId));
  if (its === undefined) throw new Error("No such series.");
  const id = newId();
  const date = localDate("2026-03-02");
  await tx.insert(sessions).values({
    id,
    seriesId,
    siteId: its.siteId,
    kind: "group",
    title: "CBT group",
    serviceTypeId: its.serviceTypeId,
    origin: "pattern",
    date,
    startTime: localTime("18:00"),
    durationMinutes: 60,
    zone: ZONE,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    regularDate: date,
    regularTime: localTime("18:00"),
    hasOwnTime: false,
    hasOwnLength: false,
    hasOwnRoom: false,
    hasOwnLead: false,
    modality: "in_person",
    status: "scheduled",
    calendarUid: id,
    sequence: 0,
    createdAt: AT,
  });
  return id;
}
