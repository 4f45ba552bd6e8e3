/**
 * How well normalised text matches normalised words: how many of the words do not begin a word of it, so 0 is best; null
 * when one of them stands nowhere in it. `matchWords("relapse prevention", ["prev", "apse"])` is 1.
 */
export function matchWords(text: string, words: readonly string[]): number | null {
  if (!words.every((word) => text.includes(word))) return null;
  return words.filter((word) => !` ${text}`.includes(` ${word}`)).length;
}

/**
 * The values that match, the best first: those whose words begin what was looked for, then those that hold it inside;
 * alike ones stay in the order they came.
 */
export function bestMatches<Value>(
  values: readonly Value[],
  words: readonly string[],
  textOf: (value: Value) => string,
): { readonly value: Value; readonly misses: number }[] {
  const matched = values.flatMap((value) => {
    const misses = matchWords(textOf(value), words);
    return misses === null ? [] : [{ value, misses }];
  });
  return matched.sort((one, other) => one.misses - other.misses);
}
