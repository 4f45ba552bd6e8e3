/** How many digits a client's check-in number has. */
export const PIN_DIGITS = 6;

/** Digits alone, as somebody typed or pasted them ("123 456"); null when it is no check-in number. */
export function readPin(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * Whether somebody at the tablet would try it before any other: all the same, counting up or down, or a pair or a triple
 * again and again. Such a number is never given out.
 */
export function isObviousPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, at) => digit - digits[at]!);
  const isRun = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  const repeats = [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length));
  return isRun || repeats;
}
