/** Letters that are one of their own, not a letter with an accent, and how a person without that key types them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * What names are searched by: lower case, without accents and apostrophes, other marks as spaces, single spaces.
 * `searchName("Zoë", "O’Brien-Łuk")` is "zoe obrien luk". What is stored and what is looked for both go through it.
 */
export function searchName(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined)
    .join(" ")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’‘ʼ`]/gu, "")
    .replaceAll(/[ßæœøđðþłı]/g, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
