const WORDS: Readonly<Record<string, string>> = {
  roster: "on the roster",
  "call-in": "with a call-in",
  excuse: "with the decided excuse",
  "correction request": "by an approved request",
  kiosk: "at check-in",
};

/** Where a mark was recorded from, as a history says it. A source without words of its own is named as it is. */
export function deviceWords(device: string, hasWaited: boolean): string {
  const where = WORDS[device] ?? `from ${device}`;
  return hasWaited ? `${where}, without a connection` : where;
}
