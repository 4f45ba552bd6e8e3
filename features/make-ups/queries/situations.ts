import { eq, inArray } from "drizzle-orm";
import { clients, enrollments, sessions, unavailableTimes } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { readStandingInputs, type StandingSubject } from "@/features/standing/queries/standing-inputs";
import { policyToday } from "@/lib/alerts/policy-today";
import { findOpenSeats, lastDayOf, type MakeUpNeed, type Miss, type OpenSeat } from "@/lib/make-ups/find-open-seats";
import type { FoundSeats } from "@/lib/make-ups/find-open-seats";
import { isOpenMiss } from "@/lib/make-ups/settle-offer";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { Standing } from "@/lib/standing/types";
import { addDays, localDate, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Instant, Zone } from "@/lib/time/zone";
import { readMakeUpSettings } from "./settings";
import { readSeats, type SeatView } from "./seats";

/** A miss with what a person reads of it. */
export interface MissView extends Miss {
  readonly title: string;
  readonly startTime: LocalTime;
  /** The last day on which a make-up erases it; null: a make-up restores minutes only. */
  readonly lastDay: LocalDate | null;
}

/** A seat that fits, with what a person reads of it. */
export interface FitView extends OpenSeat, SeatView {
  readonly miss: MissView;
  readonly state: "open" | "offered" | "declined";
}

/** One client's week and what could still help it. Minutes. */
export interface MakeUpSituation {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly name: string;
  readonly siteId: string;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly hours: Standing["weekHours"];
  readonly best: number;
  readonly spare: number;
  readonly erasesWithin: number | null;
  readonly misses: readonly MissView[];
  readonly fits: readonly FitView[];
  readonly others: readonly (FoundSeats["others"][number] & SeatView)[];
}

interface Person {
  readonly subject: StandingSubject;
  readonly standing: Standing;
  readonly today: LocalDate;
  readonly erasesWithin: number | null;
  readonly missed: readonly string[];
  readonly name: string;
  readonly programId: string;
}

/**
 * The weeks of these enrollments and the seats that fit each, worked out for this moment: about twenty statements,
 * however many people. Enrollments that have not begun or are over are left out.
 */
export async function readSituations(
  reader: Reader,
  enrollmentIds: readonly string[],
  now: Instant,
): Promise<MakeUpSituation[]> {
  const people = await readPeople(reader, enrollmentIds, now);
  if (people.length === 0) return [];
  const missRows = await readMissRows(
    reader,
    people.flatMap(({ missed }) => missed),
  );
  const needs = new Map<Person, { misses: MissView[]; through: LocalDate }>();
  for (const person of people) {
    const misses = person.missed.flatMap((id): MissView[] => {
      const row = missRows.get(id);
      if (row === undefined) return [];
      const lastDay = person.erasesWithin === null ? null : lastDayOf(row, person.erasesWithin);
      return [{ ...row, sessionId: id, lastDay }];
    });
    const weekTo = localDate(person.standing.weekHours.to);
    const through = misses.reduce((last, { lastDay }) => (lastDay !== null && lastDay > last ? lastDay : last), weekTo);
    needs.set(person, { misses, through });
  }
  const today = people.reduce((first, person) => (person.today < first ? person.today : first), people[0]!.today);
  const through = [...needs.values()].reduce((last, each) => (each.through > last ? each.through : last), today);
  const ids = people.map(({ subject }) => subject.enrollmentId);
  const own = await listExpectedOfEnrollments(reader, ids, { from: addDays(today, -1), to: addDays(through, 1) });
  const windows = await readWindows(reader, [...new Set(people.map(({ subject }) => subject.clientId))]);
  const siteIds = [...new Set(people.map(({ subject }) => subject.siteId))];
  const seats = await readSeats(reader, { siteIds, from: today, through });
  const { rules } = await readMakeUpSettings(reader);
  return people.map((person): MakeUpSituation => {
    const { subject, standing } = person;
    const { clientId, enrollmentId, siteId, zone } = subject;
    const hours = standing.weekHours;
    const best = hours.credited + hours.unmarked + hours.coming;
    const { misses, through: last } = needs.get(person)!;
    const need: MakeUpNeed = {
      ...{ now, siteId, programId: person.programId, erasesWithin: person.erasesWithin, misses },
      week: { from: localDate(hours.from), through: localDate(hours.to) },
      short: hours.short.client,
      spare: best - hours.required,
      ...spansOf(subject),
      unavailable: windows.filter((window) => window.clientId === clientId),
      own: (own.get(enrollmentId) ?? []).filter(({ status }) => status === "scheduled"),
    };
    const near = seats.filter((seat) => seat.siteId === siteId && seat.date <= last);
    const seatOf = new Map(near.map((seat) => [seat.sessionId, seat]));
    const asked = near.map((seat) => ({
      ...seat,
      taken: seat.expected + seat.offeredTo.filter((id) => id !== clientId).length,
    }));
    const found = findOpenSeats(need, asked, rules);
    const stateOf = (seat: SeatView) =>
      seat.offeredTo.includes(clientId) ? "offered" : seat.declinedBy.includes(clientId) ? "declined" : "open";
    return {
      ...{ enrollmentId, clientId, siteId, zone, hours, best, misses },
      ...{ name: person.name, today: person.today, erasesWithin: person.erasesWithin, spare: need.spare },
      fits: found.fits.map((fit): FitView => {
        const seat = seatOf.get(fit.sessionId)!;
        const miss = misses.find(({ sessionId }) => sessionId === fit.forSessionId)!;
        return { ...seat, ...fit, miss, state: stateOf(seat) };
      }),
      others: found.others.map((other) => ({ ...seatOf.get(other.sessionId)!, ...other })),
    };
  });
}

/** Where the enrollment runs, and where it is on hold. */
export function spansOf({ input }: Pick<StandingSubject, "input">) {
  const { enrollment, holds } = input;
  return {
    enrolled: {
      from: localDate(enrollment.start),
      through: enrollment.end === null ? null : localDate(enrollment.end),
    },
    holds: holds.map(({ from, to }) => ({ from: localDate(from), through: to === null ? null : localDate(to) })),
  };
}

async function readPeople(reader: Reader, enrollmentIds: readonly string[], now: Instant): Promise<Person[]> {
  const subjects = (await readStandingInputs(reader, enrollmentIds, now)).filter(({ isRunning }) => isRunning);
  if (subjects.length === 0) return [];
  const rows = await reader
    .select({
      id: enrollments.id,
      programId: enrollments.programId,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      familyName: clients.familyName,
    })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .where(
      inArray(
        enrollments.id,
        subjects.map(({ enrollmentId }) => enrollmentId),
      ),
    );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return subjects.flatMap((subject): Person[] => {
    const row = rowOf.get(subject.enrollmentId);
    if (row === undefined) return [];
    const standing = evaluateStanding(subject.input);
    return [
      {
        subject,
        standing,
        today: localDate(subject.input.asOf),
        erasesWithin: policyToday(subject.input).makeUpErasesWithin ?? null,
        missed: missesToMakeUp(subject, standing),
        name: `${row.preferredName ?? row.givenName} ${row.familyName}`,
        programId: row.programId,
      },
    ];
  });
}

/** Missed sessions that nothing makes up for or is planned to: those of the last weeks that still matter. */
function missesToMakeUp(subject: StandingSubject, standing: Standing): string[] {
  const { input } = subject;
  const wasOf = new Map(input.marks.map(({ session, was }) => [session, was]));
  const planned = new Set(
    input.expectedSessions.flatMap(({ id, makeUpFor, status }) => {
      const was = wasOf.get(id);
      const stands = (status ?? "scheduled") !== "cancelled" && status !== "closed";
      return makeUpFor !== undefined && stands && (was === undefined || was === "attended") ? [makeUpFor] : [];
    }),
  );
  const missed = standing.ledger.filter((line) => isOpenMiss(line) && line.skipped !== "made-up");
  return [...missed.map(({ session }) => session), ...awayToCome(subject, standing)].filter((id) => !planned.has(id));
}

/** Sessions to come that are marked already: the client said that they cannot come, and a make-up may be found at once. */
export function awayToCome({ input }: Pick<StandingSubject, "input">, { ledger }: Standing): string[] {
  const away = new Set(input.marks.flatMap(({ session, was }) => (was === "attended" ? [] : [session])));
  const over = new Set(ledger.map(({ session }) => session));
  return input.expectedSessions
    .filter(
      ({ id, status = "scheduled" }) => away.has(id) && !over.has(id) && status !== "cancelled" && status !== "closed",
    )
    .filter(({ makeUpFor }) => makeUpFor === undefined)
    .map(({ id }) => id);
}

async function readMissRows(reader: Reader, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Omit<MissView, "lastDay" | "sessionId">>();
  const rows = await reader
    .select({
      id: sessions.id,
      date: sessions.date,
      startTime: sessions.startTime,
      startsAt: sessions.startsAt,
      serviceTypeId: sessions.serviceTypeId,
      title: sessions.title,
    })
    .from(sessions)
    .where(inArray(sessions.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function readWindows(reader: Reader, clientIds: readonly string[]) {
  const rows = await reader
    .select()
    .from(unavailableTimes)
    .where(inArray(unavailableTimes.clientId, [...clientIds]));
  return rows.filter(({ removedAt }) => removedAt === null);
}
