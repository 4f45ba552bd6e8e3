import type { z } from "zod";
import type { NewEnrollment } from "@/features/enrollment/commands/enroll-client";
import { requiredKindsOf, type enrollInput, type phaseInput } from "@/features/enrollment/input";
import type { PhaseWish } from "@/lib/enrollment/phase";
import { addDays, type LocalDate } from "@/lib/time/local-date";

/** The program of a track gives what a form leaves empty. */
export interface TrackWithProgram {
  readonly id: string;
  readonly siteId: string;
  readonly program: {
    readonly id: string;
    readonly minutesPerWeek: number;
    readonly daysPerWeek: number;
    readonly expectedWeeks: number;
  };
}

type Typed = z.output<typeof enrollInput> | z.output<typeof phaseInput>;

/** A phase as the form asks for it. Fewer weekdays than the program's days: as many days as there are weekdays. */
export function phaseOf(typed: Typed, from: LocalDate, { program }: TrackWithProgram): PhaseWish {
  const { trackId, weekdays, hoursPerWeek, daysPerWeek } = typed;
  return {
    from,
    trackId,
    weekdays,
    minutesPerWeek: hoursPerWeek ?? program.minutesPerWeek,
    daysPerWeek: daysPerWeek ?? Math.min(program.daysPerWeek, weekdays.length),
    requiredKinds: requiredKindsOf(typed),
  };
}

/** An enrollment as the form asks for it; the program and the site follow from the track. */
export function newEnrollmentOf(typed: z.output<typeof enrollInput>, track: TrackWithProgram): NewEnrollment {
  const { clientId, counselorId, status, startDate } = typed;
  return {
    clientId,
    counselorId,
    status,
    programId: track.program.id,
    siteId: track.siteId,
    startDate,
    expectedEndDate: typed.expectedEndDate ?? expectedEnd(startDate, track.program.expectedWeeks),
    phases: [phaseOf(typed, startDate, track)],
  };
}

/** The last day of the program's usual length. */
export function expectedEnd(startDate: LocalDate, weeks: number): LocalDate {
  return addDays(startDate, weeks * 7 - 1);
}
