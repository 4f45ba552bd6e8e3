import { searchName } from "@/db/search-name";
import { guessKind } from "@/lib/calendar-import/guess-kind";
import type { Mapping, ProgramChoice } from "@/lib/calendar-import/map-series";
import { matchName } from "@/lib/calendar-import/match-name";
import type { MappedWord, Vocabulary } from "@/lib/calendar-import/vocabulary";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { ImportInput } from "../input";
import type { ImportChoices } from "./import-choices";

/** What is chosen for each word of a file, in its order: by somebody, or as the words suggest. */
export type Chosen = Readonly<Record<MappedWord, readonly string[]>>;

const KIND_CHOICES = ["group", "individual", "family", "leave"] as const;
const NO_PROGRAM: ProgramChoice = { programId: null, trackId: null };

export const USUAL_TITLES = { individual: "Individual session", family: "Family session" } as const;

/** The choices that stand in the form: what somebody picked, and a guess where nothing was asked yet. */
export function chooseWords(
  vocabulary: Vocabulary,
  choices: ImportChoices,
  picks: ImportInput["picks"],
  holdsClientName: (title: string) => boolean,
): Chosen {
  const guess = (word: MappedWord, text: string) =>
    word === "kind"
      ? guessKind(searchName(text), vocabulary.kindBy === "title" && holdsClientName(text))
      : (matchName(searchName(text), choices.known[word]) ?? "");
  const of = (word: MappedWord) =>
    vocabulary.words[word].map(({ text }, nth) => picks[word].get(nth) ?? guess(word, text));
  return {
    kind: of("kind"),
    serviceType: of("serviceType"),
    room: of("room"),
    leader: of("leader"),
    program: of("program"),
  };
}

/** The choices as the series are made by them. Null: no service type is chosen for what names none. */
export function mappingOf(
  vocabulary: Vocabulary,
  chosen: Chosen,
  choices: ImportChoices,
  input: Pick<ImportInput, "serviceTypeId" | "program" | "individualTitle" | "familyTitle">,
): Mapping | null {
  const { serviceTypeId } = input;
  if (serviceTypeId === null) return null;
  const byText = <Value>(word: MappedWord, read: (value: string) => Value) =>
    new Map(vocabulary.words[word].map(({ text }, nth) => [text, read(chosen[word][nth] ?? "")]));
  const idOrNull = (value: string) => (value === "" ? null : value);
  return {
    kindOf: byText("kind", (value): SessionKind | "leave" => KIND_CHOICES.find((kind) => kind === value) ?? "group"),
    serviceTypeOf: byText("serviceType", idOrNull),
    roomOf: byText("room", idOrNull),
    leaderOf: byText("leader", idOrNull),
    programOf: byText("program", choices.programOf),
    serviceTypeId,
    program: choices.programOf(input.program ?? "") ?? NO_PROGRAM,
    titles: {
      individual: input.individualTitle ?? USUAL_TITLES.individual,
      family: input.familyTitle ?? USUAL_TITLES.family,
    },
    virtualRooms: choices.virtualRooms,
  };
}
