const DIGITS = 4;

/** The number that exports and calls use in place of a name: `clientNumber(417)` is "EK-0417". It grows past four digits. */
export function clientNumber(nth: number): string {
  if (!Number.isInteger(nth) || nth < 1) throw new RangeError(`Not a client number: ${nth}`);
  return `EK-${String(nth).padStart(DIGITS, "0")}`;
}
