import type { FileSeries, LeftOut } from "@/lib/calendar-import/file-series";
import { settleSeries, type SettleProblem, type SettlePlace } from "@/lib/calendar-import/settle-series";
import type { Vocabulary } from "@/lib/calendar-import/vocabulary";
import { explainPlan } from "@/lib/scheduling/explain-series-refusal";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** A program with one of its tracks, or without. */
export interface ProgramChoice {
  readonly programId: string | null;
  readonly trackId: string | null;
}

/** What the words of a file mean here, as somebody settled it. */
export interface Mapping {
  readonly kindOf: ReadonlyMap<string, SessionKind | "leave">;
  readonly serviceTypeOf: ReadonlyMap<string, string | null>;
  readonly roomOf: ReadonlyMap<string, string | null>;
  readonly leaderOf: ReadonlyMap<string, string | null>;
  readonly programOf: ReadonlyMap<string, ProgramChoice | null>;
  /** For what says no service type, or one that means none here. */
  readonly serviceTypeId: string;
  /** For groups that name no program. */
  readonly program: ProgramChoice;
  /** One-to-one sessions are called by these, whatever the file calls them. */
  readonly titles: Readonly<Record<"individual" | "family", string>>;
  readonly virtualRooms: ReadonlySet<string>;
}

/** A series of a file as it would be made here. */
export interface MappedSeries {
  readonly line: number;
  /** As the file calls it: it tells two sessions of one title apart, and is stored nowhere. */
  readonly fileTitle: string;
  readonly series: NewSeries;
  readonly before: number;
  readonly through: LocalDate | null;
}

export interface MapQuestion {
  readonly siteId: string;
  readonly place: SettlePlace;
  readonly vocabulary: Vocabulary;
  readonly mapping: Mapping;
  /** Whether a title holds a client's name. */
  readonly holdsClientName: (title: string) => boolean;
}

/** Turns what a file has into series of this clinic, or says why one is not taken. */
export function mapSeries(
  found: readonly FileSeries[],
  question: MapQuestion,
): { mapped: MappedSeries[]; leftOut: LeftOut[] } {
  const mapped: MappedSeries[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of found) {
    const what = [one.words.title, formatDate(one.rule.start.date, question.place.today)].filter(Boolean).join(", ");
    const made = mapOne(one, question);
    if (typeof made === "string") leftOut.push({ line: one.line, what, why: made });
    else mapped.push(made);
  }
  return { mapped, leftOut };
}

function mapOne(
  found: FileSeries,
  { siteId, place, vocabulary, mapping, holdsClientName }: MapQuestion,
): MappedSeries | string {
  const { words, line } = found;
  const kind = mapping.kindOf.get(words[vocabulary.kindBy]) ?? "group";
  if (kind === "leave") return "You chose to leave it out.";
  const settled = settleSeries(found.rule, place);
  if (!settled.ok) return explainSettling(settled.refusal, place);
  const { rule, before, through } = settled.value;
  const title = kind === "group" ? tidyTitle(words.title) || "Group" : mapping.titles[kind];
  if (kind === "group" && holdsClientName(title))
    return "Its title holds a client’s name, and everybody in a group sees its title. Choose individual, or change the title.";
  const roomId = mapping.roomOf.get(words.room) ?? null;
  const named = mapping.programOf.get(words.program) ?? null;
  const program = kind === "group" ? (named ?? mapping.program) : { programId: null, trackId: null };
  return {
    line,
    fileTitle: words.title,
    before,
    through,
    series: {
      siteId,
      ...program,
      kind,
      title,
      serviceTypeId: mapping.serviceTypeOf.get(words.serviceType) ?? mapping.serviceTypeId,
      startDate: rule.start.date,
      startTime: rule.start.time,
      durationMinutes: rule.durationMinutes,
      rule: rule.rule,
      exdates: rule.exdates,
      rdates: rule.rdates,
      roomId,
      facilitatorId: mapping.leaderOf.get(words.leader) ?? null,
      coFacilitatorId: null,
      capacity: null,
      modality: roomId !== null && mapping.virtualRooms.has(roomId) ? "video" : "in_person",
      joinLink: null,
    },
  };
}

/** Without what cannot be seen and would disturb a line. */
function tidyTitle(title: string): string {
  return title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function explainSettling(problem: SettleProblem, { from, today }: SettlePlace): string {
  if (problem.kind === "all_before")
    return from >= today ? "It is over. You chose to leave out what is past." : "It was over more than a year ago.";
  if (problem.kind === "repeated_hour") return "It lies in the hour that the clocks repeat in autumn.";
  return explainPlan(problem).sentence;
}
