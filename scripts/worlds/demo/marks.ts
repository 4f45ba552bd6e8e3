import { Chance } from "@/db/worlds/chance";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Absence } from "./absences";
import type { Person } from "./people";
import type { DaySession } from "./live-day";

/** A line as it is first recorded, and what it is put right to the day after, if it is. */
export interface PlannedMark {
  readonly wanted: WantedMark;
  readonly corrected?: { readonly wanted: WantedMark; readonly reason: string };
}

export interface MarkContext {
  readonly today: LocalDate;
  /** The day's first group of this client. */
  readonly isFirstGroup: boolean;
  readonly dayStart: Date;
  /** This week's hours are told on purpose: nothing else may cost any. */
  readonly isThisWeek: boolean;
}

const PRESENT: WantedMark = { as: "present" };

/** What becomes of one client in one session. The same line always comes out the same. */
export function planMark(person: Person, session: DaySession, context: MarkContext): PlannedMark {
  const { stay, days } = person;
  const chance = new Chance(`mark ${stay.name} ${session.date} ${session.startTime} ${session.kind}`);
  const absence = days.absences.get(session.date);
  if (absence !== undefined && (absence.of === "day" || context.isFirstGroup)) return absent(absence, session, context);
  if (stay.story === "example") return exampleMark(session, context);
  if (stay.story === "silent" && session.date === context.today) return { wanted: { as: "missed" } };
  if (session.kind !== "group" && !context.isThisWeek && !isNearSilence(person, session.date) && chance.isTrue(0.15)) {
    const notice = { noticeGivenAt: hoursBefore(session.startsAt, chance.whole(25, 70)), reason: "Work" };
    return { wanted: { as: "excused", ...notice } };
  }
  return { wanted: came(chance, session, context) };
}

/** Word from somebody who was silent, even about another day, would end the silence. */
function isNearSilence({ days: { silence } }: Person, date: LocalDate): boolean {
  return silence !== null && date >= silence.from && date <= addDays(silence.through, 4);
}

function came(chance: Chance, session: DaySession, { isFirstGroup, isThisWeek }: MarkContext): WantedMark {
  const remote = chance.isTrue(0.12);
  const modality =
    session.modality === "hybrid" && remote
      ? { modality: "video" as const }
      : session.modality === "video" && chance.isTrue(0.04)
        ? { modality: "audio" as const }
        : {};
  if (chance.isTrue(isFirstGroup ? 0.11 : 0.02)) {
    return { as: "late", minutesLate: chance.whole(2, isThisWeek ? 9 : 14), ...modality };
  }
  if (!isFirstGroup && !isThisWeek && chance.isTrue(0.02)) {
    const leftAt = new Date(session.endsAt.getTime() - chance.whole(5, 25) * 60_000);
    return { as: "left_early", leftAt, ...modality };
  }
  return { ...PRESENT, ...modality };
}

function absent(absence: Absence, session: DaySession, { dayStart }: MarkContext): PlannedMark {
  const { noticeHours, reason } = absence;
  const noticeGivenAt = noticeHours === null ? null : hoursBefore(dayStart, noticeHours);
  const wanted: WantedMark = { as: absence.was, noticeGivenAt, reason };
  if (absence.isCorrected !== true || session.kind !== "group") return { wanted };
  const first: WantedMark = { as: "missed", noticeGivenAt: null, reason: null };
  return { wanted: first, corrected: { wanted, reason: "Brought a note the next day." } };
}

/** On time in everything, but for twelve minutes this Monday. */
function exampleMark(session: DaySession, { isFirstGroup, isThisWeek }: MarkContext): PlannedMark {
  const isMonday = new Date(`${session.date}T00:00:00Z`).getUTCDay() === 1;
  if (!isThisWeek || !isMonday || !isFirstGroup) return { wanted: PRESENT };
  return { wanted: { as: "late", minutesLate: 12 } };
}

function hoursBefore(instant: Date, hours: number): Date {
  return new Date(instant.getTime() - Math.round(hours * 60) * 60_000);
}
