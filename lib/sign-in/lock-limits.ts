/** After how many minutes without a touch or a key a screen locks itself. */
export interface LockLimits {
  /** A staff page. */
  readonly staff: number;
  /** A roster, which often lies open on a shared tablet. */
  readonly roster: number;
  /** A client's or a family contact's phone. */
  readonly client: number;
}

export const DEFAULT_LOCK_LIMITS: LockLimits = { staff: 15, roster: 5, client: 15 };

/** A shift at most: after that a staff sign-in ends anyway. */
export const LOCK_MINUTES = { least: 1, most: 720 } as const;

/** Whose screen it is, as far as locking goes. */
export type LockPlace = keyof LockLimits;

/**
 * The limits as a clinic stored them, under "locking" of its attendance rules. Total: what is missing, out of range or
 * damaged is as the rule book starts out.
 */
export function readLockLimits(attendanceRules: unknown): LockLimits {
  const stored = partOf(partOf(attendanceRules).locking);
  const read = (place: LockPlace): number => {
    const minutes = stored[place];
    const isFit =
      typeof minutes === "number" &&
      Number.isInteger(minutes) &&
      minutes >= LOCK_MINUTES.least &&
      minutes <= LOCK_MINUTES.most;
    return isFit ? minutes : DEFAULT_LOCK_LIMITS[place];
  };
  return { staff: read("staff"), roster: read("roster"), client: read("client") };
}

/** The limit for one side of the house, wherever it is: what the server holds every sign-in of that side to. */
export function lockMinutesOf(limits: LockLimits, side: "staff" | "client" | "family"): number {
  return side === "staff" ? limits.staff : limits.client;
}

function partOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}
