/**
 * The letters a calendar shows in place of a client's name: the first of the preferred (else given) name and the first
 * of the family name, "JA". Calendars hang where others read them, so names stay off them. A letter is what a reader
 * sees as one, accents included; a name of several words gives its first.
 */
export function initialsOf(person: { givenName: string; familyName: string; preferredName?: string | null }): string {
  const first = person.preferredName?.trim() || person.givenName;
  return `${firstLetter(first)}${firstLetter(person.familyName)}`.toUpperCase();
}

function firstLetter(name: string): string {
  // Most names, and a twentieth of the price: a plain letter that no accent follows.
  if (/^[A-Za-z][\x20-\x7e]*$/.test(name)) return name.slice(0, 1);
  for (const { segment } of letters.segment(name.normalize("NFC"))) if (/\p{L}|\p{N}/u.test(segment)) return segment;
  return "";
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
