/** A person as a roster names them. */
export interface NamedPerson {
  readonly id: string;
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
}

/**
 * What a bystander may read of each person on one roster: the first name they go by and an initial. Two who would be
 * called the same get as many letters of the family name as tell them apart ("Ada La.", "Ada Lu."); who has the whole
 * name in common is told apart by number.
 */
export function rosterNames(people: readonly NamedPerson[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const alike = new Map<string, NamedPerson[]>();
  for (const person of people) {
    const key = nameWith(person, 1).toLocaleLowerCase("en");
    alike.set(key, [...(alike.get(key) ?? []), person]);
  }
  for (const group of alike.values()) for (const person of group) names.set(person.id, nameAmong(person, group));
  return names;
}

function nameAmong(person: NamedPerson, group: readonly NamedPerson[]): string {
  const others = group.filter(({ id }) => id !== person.id);
  const longest = Math.max(1, ...group.map(({ familyName }) => lettersOf(familyName).length));
  for (let count = 1; count <= longest; count++) {
    const heard = (each: NamedPerson) => nameWith(each, count).replace(/\.$/, "").toLocaleLowerCase("en");
    if (others.every((other) => heard(other) !== heard(person))) return nameWith(person, count);
  }
  return `${nameWith(person, 1)} (${person.number})`;
}

function nameWith({ preferredName, givenName, familyName }: NamedPerson, count: number): string {
  const letters = lettersOf(familyName);
  const [first, ...rest] = letters.slice(0, count);
  const given = preferredName ?? givenName;
  if (first === undefined) return given;
  return `${given} ${first.toLocaleUpperCase("en")}${rest.join("")}${count < letters.length || count === 1 ? "." : ""}`;
}

/** What a reader sees as one letter: never half of an emoji, or a letter without its accent. */
function lettersOf(name: string): string[] {
  return [...LETTERS.segment(name.normalize("NFC"))].map(({ segment }) => segment);
}

const LETTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
