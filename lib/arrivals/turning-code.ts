/** The code on the check-in tablet changes this often, in milliseconds, and the one before it is still good. */
export const CODE_STEP = 30_000;

/** The number of the step that an instant lies in. */
export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / CODE_STEP);
}

/** Milliseconds until the next code. */
export function untilNextStep(instant: Date): number {
  return CODE_STEP - (instant.getTime() % CODE_STEP);
}

/** Whether a code of `step` is still good: that of now, and the one before, for whoever took the picture a moment ago. */
export function isStepGood(step: number, instant: Date): boolean {
  const now = stepAt(instant);
  return step === now || step === now - 1;
}
