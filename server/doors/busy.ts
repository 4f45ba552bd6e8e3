const BUSY_CODES = new Set(["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "40001", "40P01", "EVENKEEL_BUSY"]);

/** Whether the database, or our own queue, gave up because of too many others: nothing was changed, and trying again is right. */
export function isBusy(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string" && BUSY_CODES.has(at.code)) return true;
  }
  return false;
}
