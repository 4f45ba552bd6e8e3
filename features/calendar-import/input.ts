import { z } from "zod";
import { CSV_FIELDS, NO_COLUMNS, type CsvColumns, type CsvField } from "@/lib/calendar-import/csv-columns";
import { MAPPED_WORDS, type MappedWord } from "@/lib/calendar-import/vocabulary";
import { idInput, oneOf, optionalId, optionalText } from "@/server/doors/inputs";

/** The steps of an import; each button says which one it asks for. */
export const INTENTS = ["read", "columns", "names", "check", "import"] as const;

/** A file of 5 MB, packed and as text, is at most this long. */
const LONGEST_CARRIED = 7_000_000;
const PICK = new RegExp(`^pick-(${MAPPED_WORDS.join("|")})-(\\d{1,5})$`);

/** What somebody chose for the words of the file, by word and number; what was not asked yet is not there. */
export type Picks = Readonly<Record<MappedWord, ReadonlyMap<number, string>>>;

export type ImportInput = z.output<typeof importInput>;

/**
 * One form for all steps. The file goes along in it, packed: nothing of it is kept on the server until somebody imports
 * it, and then no title of a one-to-one session.
 */
export const importInput = z
  .looseObject({
    siteId: idInput,
    intent: oneOf(INTENTS).default("read"),
    file: z.instanceof(File).optional(),
    carried: z.string().max(LONGEST_CARRIED).optional(),
    fileName: optionalText(200),
    serviceTypeId: optionalId,
    program: z.string().max(60).optional(),
    individualTitle: optionalText(120),
    familyTitle: optionalText(120),
    past: oneOf(["take", "leave"]).default("take"),
    /** The fingerprint of the dry run that was shown. */
    seen: z.string().max(100).optional(),
  })
  .transform(({ siteId, intent, file, carried, fileName, seen, ...rest }) => ({
    ...{ siteId, intent, file, carried, fileName, seen },
    serviceTypeId: rest.serviceTypeId,
    program: rest.program ?? null,
    individualTitle: rest.individualTitle,
    familyTitle: rest.familyTitle,
    past: rest.past,
    columns: columnsOf(rest),
    picks: picksOf(rest),
  }));

/** Null: the form has no columns yet. */
function columnsOf(form: Readonly<Record<string, unknown>>): CsvColumns | null {
  if (!CSV_FIELDS.some((field) => typeof form[`column-${field}`] === "string")) return null;
  const at = (field: CsvField) => {
    const text = form[`column-${field}`];
    return typeof text === "string" && /^\d{1,4}$/.test(text) ? Number(text) : null;
  };
  return Object.fromEntries(Object.keys(NO_COLUMNS).map((field) => [field, at(field as CsvField)])) as CsvColumns;
}

function picksOf(form: Readonly<Record<string, unknown>>): Picks {
  const picks = Object.fromEntries(MAPPED_WORDS.map((word) => [word, new Map<number, string>()])) as Record<
    MappedWord,
    Map<number, string>
  >;
  for (const [name, value] of Object.entries(form)) {
    const match = PICK.exec(name);
    if (match === null || typeof value !== "string") continue;
    picks[match[1] as MappedWord].set(Number(match[2]), value.slice(0, 60));
  }
  return picks;
}

export const takeBackInput = z.object({
  importId: idInput,
});
