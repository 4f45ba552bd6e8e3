import type { Level } from "../standing/types";
import { formatMinutes } from "../time/format";

/** What changes of marks came to: plain counts, from what the same transaction did. */
export interface Consequences {
  readonly corrected: number;
  /** Minutes credited afterwards, less those before. */
  readonly minutes: number;
  /** One for each person whose level changed. */
  readonly levels: readonly { readonly from: Level; readonly to: Level }[];
  readonly alertsOpened: number;
  readonly alertsWithdrawn: number;
  readonly casesOpened: number;
  readonly casesWithdrawn: number;
  readonly makeUpsWithdrawn: number;
}

export const NO_CONSEQUENCES: Consequences = {
  corrected: 0,
  minutes: 0,
  levels: [],
  alertsOpened: 0,
  alertsWithdrawn: 0,
  casesOpened: 0,
  casesWithdrawn: 0,
  makeUpsWithdrawn: 0,
};

/** Two together. */
export function addConsequences(one: Consequences, other: Consequences): Consequences {
  return {
    corrected: one.corrected + other.corrected,
    minutes: one.minutes + other.minutes,
    levels: [...one.levels, ...other.levels],
    alertsOpened: one.alertsOpened + other.alertsOpened,
    alertsWithdrawn: one.alertsWithdrawn + other.alertsWithdrawn,
    casesOpened: one.casesOpened + other.casesOpened,
    casesWithdrawn: one.casesWithdrawn + other.casesWithdrawn,
    makeUpsWithdrawn: one.makeUpsWithdrawn + other.makeUpsWithdrawn,
  };
}

/**
 * What the corrections changed, for many people: "4 corrected. Standing changed for 2 people, 1 alert withdrawn,
 * 1 h 30 min more credited." That nothing else changed is said too: who corrects wants to know.
 */
export function explainConsequences(done: Consequences): string {
  const { levels } = done;
  const changes = [
    levels.length === 0 ? null : `Standing changed for ${levels.length === 1 ? "1 person" : `${levels.length} people`}`,
    ...theRest(done),
  ].filter((part) => part !== null);
  return `${done.corrected} corrected. ${sentence(changes)}`;
}

/** The same for one person: "Standing: warning → watch, 1 alert withdrawn, 1 h more credited." */
export function explainOwnConsequences(done: Consequences): string {
  const [first] = done.levels;
  const changes = [
    first === undefined ? null : `Standing: ${first.from} → ${done.levels.at(-1)!.to}`,
    ...theRest(done),
  ].filter((part) => part !== null);
  return sentence(changes);
}

/**
 * The same where others may look on, as on a roster: what was touched, and never whose, which level, or how much.
 * "Corrected. Standing, hours and 1 alert changed."
 */
export function explainToBystanders(done: Consequences): string {
  const touched = [
    done.levels.length === 0 ? null : "standing",
    done.minutes === 0 ? null : "hours",
    several(done.alertsOpened + done.alertsWithdrawn, "alert"),
    several(done.casesOpened + done.casesWithdrawn, "case"),
    several(done.makeUpsWithdrawn, "make-up"),
  ].filter((part) => part !== null);
  const last = touched.pop();
  if (last === undefined) return "Corrected. Standing and hours stay as they are.";
  const words = touched.length === 0 ? last : `${touched.join(", ")} and ${last}`;
  return `Corrected. ${words.slice(0, 1).toUpperCase()}${words.slice(1)} changed.`;
}

function theRest(done: Consequences): (string | null)[] {
  return [
    counted(done.alertsWithdrawn, "alert", "withdrawn"),
    counted(done.alertsOpened, "alert", "opened"),
    counted(done.casesWithdrawn, "case", "withdrawn"),
    counted(done.casesOpened, "case", "opened"),
    counted(done.makeUpsWithdrawn, "make-up", "no longer needed"),
    done.minutes === 0
      ? null
      : `${formatMinutes(Math.abs(done.minutes))} ${done.minutes > 0 ? "more" : "less"} credited`,
  ];
}

function counted(count: number, noun: string, what: string): string | null {
  return count === 0 ? null : `${several(count, noun)} ${what}`;
}

function several(count: number, noun: string): string | null {
  return count === 0 ? null : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function sentence(changes: readonly string[]): string {
  const [first, ...others] = changes;
  if (first === undefined) return "Standing and hours stay as they are.";
  return `${[`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...others].join(", ")}.`;
}
