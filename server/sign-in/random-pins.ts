import { randomInt } from "node:crypto";
import { isObviousPin, PIN_DIGITS } from "@/lib/arrivals/pin";

/** A few check-in numbers to choose the first free one of. At a site of a hundred clients one is nearly always enough. */
export function randomPins(count = 8): string[] {
  const pins = new Set<string>();
  while (pins.size < count) {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, "0");
    if (!isObviousPin(pin)) pins.add(pin);
  }
  return [...pins];
}
