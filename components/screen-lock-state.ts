/*
 * What parts of a page tell each other about the locked screen, by events of the window. While it is locked nothing may
 * ask the server for a fresh page: the answer would lead away, and what somebody had half written would be gone.
 */

/** Somebody wants the screen locked now. */
export const LOCK_WANTED = "evenkeel:lock-wanted";
/** The screen was locked a moment ago: keys are put away, lines to the server are closed. */
export const LOCKED = "evenkeel:lock";
/** The screen is open again: pages read themselves anew. */
export const UNLOCKED = "evenkeel:unlock";

export function isScreenLocked(): boolean {
  return document.documentElement.dataset.locked !== undefined;
}

export function wantLock(): void {
  window.dispatchEvent(new Event(LOCK_WANTED));
}
