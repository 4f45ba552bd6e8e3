/** Languages people are offered care in; any other can be typed in the record's note. Codes are IETF language tags. */
export const LANGUAGES = [
  { code: "en", name: "English" },
  { code: "es", name: "Spanish" },
  { code: "pt", name: "Portuguese" },
  { code: "ht", name: "Haitian Creole" },
  { code: "kea", name: "Cape Verdean Creole" },
  { code: "vi", name: "Vietnamese" },
  { code: "km", name: "Khmer" },
  { code: "zh", name: "Chinese" },
  { code: "ar", name: "Arabic" },
  { code: "ru", name: "Russian" },
  { code: "fr", name: "French" },
  { code: "ase", name: "American Sign Language" },
  { code: "und", name: "Another language" },
] as const;

/** "Spanish" for "es". A tag from an import that is not in the list is shown as it is. */
export function languageName(code: string): string {
  return LANGUAGES.find((language) => language.code === code)?.name ?? code;
}
