/** Something that a name in a file may mean. `words`: its own name, normalised. */
export interface Named {
  readonly id: string;
  readonly words: string;
}

/** How people shorten the words of rooms. */
const SHORT: Readonly<Record<string, string>> = {
  rm: "room",
  ofc: "office",
  conf: "conference",
  grp: "group",
  ind: "individual",
};

/**
 * Which of the known things a normalised name means: the same words; or words that begin the words of one of them alone
 * ("marisol b" is Marisol Benítez, "rm a" is Room A); or all words of one among others ("room a 2nd floor"). Null when
 * it could be two of them, or none.
 */
export function matchName(name: string, known: readonly Named[]): string | null {
  const asked = split(name);
  if (asked.length === 0) return null;
  const all = known.map(({ id, words }) => ({ id, words: split(words) })).filter(({ words }) => words.length > 0);
  const same = all.filter(({ words }) => [...words].sort().join(" ") === [...asked].sort().join(" "));
  if (same.length > 0) return same.length === 1 ? same[0]!.id : null;
  const beginning = all.filter(({ words }) => beginEach(asked, words));
  if (beginning.length > 0) return beginning.length === 1 ? beginning[0]!.id : null;
  const within = all.filter(({ words }) => words.every((word) => asked.includes(word)));
  const longest = Math.max(0, ...within.map(({ words }) => words.length));
  const best = within.filter(({ words }) => words.length === longest);
  return best.length === 1 ? best[0]!.id : null;
}

function split(text: string): string[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word);
}

/** Each word begins another word of the name. */
function beginEach(asked: readonly string[], words: readonly string[]): boolean {
  const left = [...words];
  return asked.every((start) => {
    const at = left.findIndex((word) => word.startsWith(start));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
