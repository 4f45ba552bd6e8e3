import type { LocalDate } from "@/lib/standing/types";
import {
  creditedMinutes,
  dateOfSession,
  fullMinutes,
  isActive,
  isOff,
  plusDays,
  type NaiveWorld,
} from "@/lib/standing/test-support/naive-world";

export interface NaiveWeek {
  readonly required: number;
  readonly credited: number;
  readonly unmarked: number;
  readonly coming: number;
  readonly best: number;
  readonly short: { readonly client: number; readonly clinic: number };
  readonly shortWithoutUnmarked: { readonly client: number; readonly clinic: number };
  readonly hasToCome: boolean;
}

/** Section 9, in minutes or in days. */
export function naiveWeek(world: NaiveWorld, from: LocalDate, measure: "minutes" | "days"): NaiveWeek {
  const { input } = world;
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => plusDays(from, n));
  const active = days.filter((day) => isActive(input, day));
  const sessions = input.expectedSessions.filter((session) => days.includes(dateOfSession(session)));
  const onActive = sessions.filter((session) => active.includes(dateOfSession(session)));
  const amount = (parts: { date: LocalDate; minutes: number }[]): number =>
    measure === "minutes"
      ? parts.reduce((sum, { minutes }) => sum + minutes, 0)
      : new Set(parts.filter(({ minutes }) => minutes > 0).map(({ date }) => date)).size;
  const full = (list: typeof sessions) =>
    list.map((session) => ({ date: dateOfSession(session), minutes: fullMinutes(session) }));
  const asCredited = (list: typeof sessions) =>
    list.map((session) => ({
      date: dateOfSession(session),
      minutes: creditedMinutes(session, world.markOf(session)),
    }));

  const asked = active.map((day) => {
    const phase = input.planPhases.filter((one) => one.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    return measure === "minutes" ? (phase?.minutesPerWeek ?? 0) : (phase?.daysPerWeek ?? 0);
  });
  let required = Math.floor(asked.reduce((sum, one) => sum + one, 0) / 7);
  const regular = onActive.filter((session) => session.makeUpFor === undefined);
  if (active.length < 7) required = Math.min(required, amount(full(regular)));
  const offered = amount(full(regular.filter((session) => !isOff(session))));
  const credited = asCredited(sessions.filter((session) => world.isOver(session)));
  const unmarked = full(
    onActive.filter((session) => world.isOver(session) && !isOff(session) && world.markOf(session) === undefined),
  );
  const toCome = onActive.filter((session) => !world.isOver(session) && !isOff(session));
  const coming = [
    ...full(toCome.filter((session) => world.markOf(session) === undefined)),
    ...asCredited(toCome.filter((session) => world.markOf(session) !== undefined)),
  ];
  const shortOf = (best: number) => {
    const short = Math.max(0, required - best);
    const clinic = Math.min(Math.max(0, required - offered), short);
    return { client: short - clinic, clinic };
  };
  const best = amount([...credited, ...unmarked, ...coming]);
  return {
    required,
    credited: amount(credited),
    unmarked: amount(unmarked),
    coming: amount(coming),
    best,
    short: shortOf(best),
    shortWithoutUnmarked: shortOf(amount([...credited, ...coming])),
    hasToCome: toCome.length > 0,
  };
}
