import type { Level, Standing } from "../standing/types";
import { daysBetween, type LocalDate } from "../time/local-date";

export type AlertKind = "missed_day" | "standing" | "hours";
export type AlertState = "open" | "acknowledged" | "closed" | "withdrawn";

/** Something a person must look at. `on` and `cause` name it for good, so that working it out twice opens nothing twice. */
export interface AlertName {
  readonly kind: AlertKind;
  /** The missed day; the newest day that counts against a rule; the day a case opened; the Monday of a short week. */
  readonly on: LocalDate;
  /** "missed", a rule's id, a case's key, or "hours". */
  readonly cause: string;
}

export interface AlertOnFile extends AlertName {
  readonly id: string;
  readonly state: AlertState;
  readonly level: Level;
  /** The local day on which it was put on file. */
  readonly openedOn: LocalDate;
}

export interface WantedAlert extends AlertName {
  readonly level: Level;
}

export interface AlertChanges {
  readonly open: readonly WantedAlert[];
  /** The cause was corrected away, or the client left. */
  readonly withdraw: readonly AlertOnFile[];
  /** A person closed the case it was about. */
  readonly close: readonly AlertOnFile[];
  /** The same alert, at the level that is now true. */
  readonly relevel: readonly { readonly alert: AlertOnFile; readonly level: Level }[];
}

/** A missed day older than this, when it is first recorded, opens no call: calling about it would come too late to help. */
const CALL_WITHIN_DAYS = 7;

/**
 * Which alerts should stand, given a standing and those on file. An alert latches: what merely ages off stays until a
 * person closes it; only a correction of its cause withdraws it. What a person closed is not opened again by the same
 * facts, because the same facts have the same name.
 *
 * `dayOf` gives the local date of a session; `isRunning` is false once the enrollment ended: then nothing new opens, and
 * what is open is withdrawn. Should the end be taken back, what was withdrawn opens again.
 * `standingOn` is the standing of an earlier day by what is known now. It tells age from correction: what held on the
 * day an alert was opened, and no longer does, has only aged; what by now never held was corrected. It is asked for
 * seldom.
 */
export function decideAlerts(
  standing: Standing,
  onFile: readonly AlertOnFile[],
  context: {
    readonly today: LocalDate;
    readonly dayOf: (session: string) => LocalDate;
    readonly isRunning: boolean;
    readonly standingOn: (day: LocalDate) => Standing;
  },
): AlertChanges {
  const missedDays = daysMissed(standing, context.dayOf);
  const wanted = [
    ...missedDayAlerts(standing, missedDays, context.today),
    ...ruleAlerts(standing, context.today, context.dayOf),
    ...caseAlerts(standing),
    ...hoursAlerts(standing),
  ];
  const nameOf = (alert: AlertName) => `${alert.kind} ${alert.on} ${alert.cause}`;
  const filed = new Map(onFile.map((alert) => [nameOf(alert), alert]));
  const standingLevel = new Map(wanted.map((alert) => [nameOf(alert), alert.level]));
  const stillOpen = onFile.filter(({ state }) => state === "open" || state === "acknowledged");
  const stateOfCase = new Map(standing.cases.map(({ key, state }) => [key, state]));
  const isWithdrawn = (alert: AlertOnFile): boolean => {
    // Who has left is not to be called about it any more: what nobody got to goes off the list with them.
    if (!context.isRunning) return stateOfCase.get(alert.cause) !== "closed";
    if (alert.kind === "hours") return isThisWeek(alert, standing) && standing.weekHours.reachable;
    const caseState = alert.kind === "standing" ? stateOfCase.get(alert.cause) : undefined;
    if (caseState !== undefined) return caseState === "withdrawn";
    if (alert.kind === "missed_day") return !missedDays.has(alert.on);
    return !standingLevel.has(nameOf(alert)) && !heldWhenOpened(alert, context);
  };
  return {
    open: context.isRunning
      ? wanted.filter((alert) => {
          const before = filed.get(nameOf(alert));
          return before === undefined || before.state === "withdrawn";
        })
      : [],
    withdraw: stillOpen.filter(isWithdrawn),
    close: stillOpen.filter((alert) => alert.kind === "standing" && stateOfCase.get(alert.cause) === "closed"),
    relevel: (context.isRunning ? stillOpen : []).flatMap((alert) => {
      const level = standingLevel.get(nameOf(alert));
      return level === undefined || level === alert.level ? [] : [{ alert, level }];
    }),
  };
}

/** The days on which somebody was missed and it was not waived, made up or outside the active days. */
function daysMissed(standing: Standing, dayOf: (session: string) => LocalDate): Set<LocalDate> {
  const days = new Set<LocalDate>();
  for (const { session, outcome, skipped } of standing.ledger) {
    const isMiss = outcome === "unexcused" || outcome === "late-cancel" || outcome === "late-as-absent";
    if (isMiss && skipped === null) days.add(dayOf(session));
  }
  return days;
}

function missedDayAlerts(standing: Standing, days: ReadonlySet<LocalDate>, today: LocalDate): WantedAlert[] {
  return [...days]
    .filter((on) => daysBetween(on, today) <= CALL_WITHIN_DAYS)
    .map((on) => ({ kind: "missed_day", on, cause: "missed", level: standing.level }));
}

/** Watch and warning rules that hold. Contract and review rules speak through their cases. */
function ruleAlerts(standing: Standing, today: LocalDate, dayOf: (session: string) => LocalDate): WantedAlert[] {
  return standing.reasons
    .filter(({ holds, level }) => holds && (level === "watch" || level === "warning"))
    .map(({ rule, level, counted, from }) => {
      const newest = counted.at(-1);
      // The clocks and the week measures count no session: they are named by the day they count from.
      const on = newest === undefined ? ((from ?? today) as LocalDate) : dayOf(newest.session);
      return { kind: "standing", on, cause: rule, level };
    });
}

function caseAlerts(standing: Standing): WantedAlert[] {
  return standing.cases
    .filter(({ state }) => state === "open")
    .map(({ key, level, openedOn }) => ({ kind: "standing", on: openedOn as LocalDate, cause: key, level }));
}

function hoursAlerts({ weekHours, level }: Standing): WantedAlert[] {
  const { reachable, short, from } = weekHours;
  if (reachable || short.client === 0) return [];
  return [{ kind: "hours", on: from as LocalDate, cause: "hours", level }];
}

function isThisWeek(alert: AlertName, { weekHours }: Standing): boolean {
  return alert.on === weekHours.from;
}

/**
 * By what is known now, did the rule hold on the day the alert was opened, with the day it names among what it counts?
 * A rule that the policy of that day does not have was changed since; then the alert is for a person to close.
 */
function heldWhenOpened(
  alert: AlertOnFile,
  context: {
    readonly dayOf: (session: string) => LocalDate;
    readonly standingOn: (day: LocalDate) => Standing;
  },
): boolean {
  const reason = context.standingOn(alert.openedOn).reasons.find(({ rule }) => rule === alert.cause);
  if (reason === undefined) return true;
  const { holds, counted } = reason;
  // The clocks and the week measures count no session.
  return holds && (counted.length === 0 || counted.some(({ session }) => context.dayOf(session) === alert.on));
}
