import type { CsvColumns } from "@/lib/calendar-import/csv-columns";
import { CSV_FIELDS } from "@/lib/calendar-import/csv-columns";
import type { LeftOut } from "@/lib/calendar-import/file-series";
import type { FileFormat } from "@/lib/calendar-import/decode-file";
import { MAPPED_WORDS, type MappedWord, type Vocabulary } from "@/lib/calendar-import/vocabulary";
import { describeSeries } from "@/lib/recurrence/describe-rule";
import { CLASH_KINDS, type ClashKind } from "@/lib/scheduling/clash-rules";
import { explainWarning } from "@/lib/scheduling/explain-series-refusal";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { formatDate, formatInstant } from "@/lib/time/format";
import { toLocal, type Instant } from "@/lib/time/zone";
import type { ImportInput } from "../input";
import type { ImportChoices } from "./import-choices";
import type { PreparedImport } from "./prepare-import";
import type { ImportSite, ReadImport } from "./read-import";
import { USUAL_TITLES } from "./settle-mapping";

interface Step {
  readonly fileName: string;
  readonly format: FileFormat;
  /** It was read as Windows wrote it before: accents are to be looked at. */
  readonly isGuessedEncoding: boolean;
  /** What goes along in the form, unseen. */
  readonly kept: readonly (readonly [name: string, value: string])[];
}

export interface ColumnsStep extends Step {
  readonly step: "columns";
  readonly heads: readonly string[];
  /** The first rows, to see what a column holds. */
  readonly sample: readonly (readonly string[])[];
  readonly columns: CsvColumns;
  readonly problem: string | null;
}

export interface NamesStep extends Step {
  readonly step: "names";
  readonly kindBy: Vocabulary["kindBy"];
  readonly words: Readonly<
    Record<MappedWord, readonly { readonly text: string; readonly count: number; readonly value: string }[]>
  >;
  readonly choices: Pick<ImportChoices, "rooms" | "staff" | "serviceTypes" | "programs">;
  readonly values: {
    readonly serviceTypeId: string;
    readonly program: string;
    readonly individualTitle: string;
    readonly familyTitle: string;
    readonly past: "take" | "leave";
  };
  readonly found: number;
  readonly unread: number;
  readonly problem: string | null;
}

export interface CheckStep extends Step {
  readonly step: "check";
  readonly seriesCount: number;
  readonly sessionCount: number;
  readonly past: number;
  readonly closed: number;
  readonly runOn: number;
  /** Sessions before the first day that is taken. */
  readonly before: number;
  /** Series that keep another place’s clock and are taken date by date. */
  readonly byOtherClock: number;
  readonly already: number;
  readonly clashes: readonly {
    readonly kind: ClashKind;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly warnings: readonly { readonly text: string; readonly count: number }[];
  readonly rows: readonly SeriesRow[];
  readonly leftOut: readonly LeftOut[];
  /** When this very file was taken in before; null: it was not. */
  readonly sameFile: string | null;
  readonly fingerprint: string;
  /** Since the last look something changed, so this is another preview. */
  readonly hasChanged: boolean;
}

export interface SeriesRow {
  readonly line: number;
  readonly title: string;
  readonly when: string;
  readonly place: string;
  readonly sessions: number;
}

export type ImportStep = ColumnsStep | NamesStep | CheckStep;

const EXAMPLES = 3;
const SAMPLE_ROWS = 3;

/** The step of the form that comes next, when the file is not yet read to its series. */
export function describeReading(read: Exclude<ReadImport, { at: "series" }>, input: ImportInput): ImportStep {
  const { upload } = read;
  const step = { fileName: upload.name, format: upload.format, isGuessedEncoding: upload.isGuessedEncoding };
  const file = keptFile(input.siteId, upload);
  if (read.at === "columns")
    return {
      ...step,
      step: "columns",
      kept: file,
      heads: read.table.heads,
      sample: read.table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
      columns: read.columns,
      problem: read.problem,
    };
  const { vocabulary, chosen, choices, reading } = read;
  const words = (word: MappedWord) =>
    vocabulary.words[word].map((each, nth) => ({ ...each, value: chosen[word][nth] ?? "" }));
  return {
    ...step,
    step: "names",
    kept: [...file, ...keptColumns(read.columns)],
    kindBy: vocabulary.kindBy,
    words: {
      kind: words("kind"),
      serviceType: words("serviceType"),
      room: words("room"),
      leader: words("leader"),
      program: words("program"),
    },
    choices: {
      rooms: choices.rooms,
      staff: choices.staff,
      serviceTypes: choices.serviceTypes,
      programs: choices.programs,
    },
    values: {
      serviceTypeId: input.serviceTypeId ?? "",
      program: input.program ?? "",
      individualTitle: input.individualTitle ?? USUAL_TITLES.individual,
      familyTitle: input.familyTitle ?? USUAL_TITLES.family,
      past: input.past,
    },
    found: reading.series.length,
    unread: reading.leftOut.length,
    problem: read.problem,
  };
}

export interface DryRunAsked {
  readonly now: Instant;
  readonly site: ImportSite;
  readonly sameFileAt: Instant | null;
  readonly hasChanged: boolean;
}

/** The dry run in words and numbers. */
export function describeDryRun(
  read: Extract<ReadImport, { at: "series" }>,
  prepared: PreparedImport,
  input: ImportInput,
  { now, site, sameFileAt, hasChanged }: DryRunAsked,
): CheckStep {
  const { upload } = read;
  const today = toLocal(now, site.zone).date;
  const sessions = prepared.series.flatMap(({ prepared: { plan } }) => plan.sessions);
  return {
    ...{ fileName: upload.name, format: upload.format, isGuessedEncoding: upload.isGuessedEncoding },
    step: "check",
    kept: [...keptFile(input.siteId, upload), ...keptColumns(read.columns), ...keptChoices(read, input)],
    seriesCount: prepared.series.length,
    sessionCount: sessions.length,
    past: sessions.filter(({ startsAt }) => startsAt <= now).length,
    closed: sessions.filter(({ status }) => status === "closed").length,
    runOn: prepared.series.filter(({ prepared: { plan } }) => plan.total === null).length,
    before: prepared.series.reduce((sum, { before }) => sum + before, 0),
    byOtherClock: prepared.series.filter(({ through }) => through !== null).length,
    already: prepared.already,
    clashes: CLASH_KINDS.flatMap((kind) => {
      const own = prepared.clashes.filter((clash) => clash.kind === kind);
      const examples = own.slice(0, EXAMPLES).map(({ date, who, other }) =>
        // Names of clients are for the series' own page.
        [formatDate(date, today), kind === "client" || kind === "availability" ? null : who, other?.title]
          .filter(Boolean)
          .join(", "),
      );
      return own.length === 0 ? [] : [{ kind, count: own.length, examples }];
    }),
    warnings: warningsOf(prepared),
    rows: prepared.series.map(({ line, prepared: { series, zone, plan, room, leads } }) => ({
      line,
      title: series.title,
      when: describeSeries(seriesRuleOf({ ...series, rule: plan.rule }, zone), { today }),
      place: [room?.name, ...leads.map(({ name }) => name)].filter(Boolean).join(" · "),
      sessions: plan.sessions.length,
    })),
    leftOut: prepared.leftOut,
    sameFile: sameFileAt === null ? null : formatInstant(sameFileAt, site.zone, today),
    fingerprint: prepared.fingerprint,
    hasChanged,
  };
}

function warningsOf(prepared: PreparedImport): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { prepared: one } of prepared.series)
    for (const warning of one.warnings) {
      const text = explainWarning(warning);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  return [...counts].map(([text, count]) => ({ text, count }));
}

type Kept = [name: string, value: string][];

function keptFile(siteId: string, upload: { readonly carried: string; readonly name: string }): Kept {
  return [
    ["siteId", siteId],
    ["carried", upload.carried],
    ["fileName", upload.name],
  ];
}

function keptColumns(columns: CsvColumns | null): Kept {
  if (columns === null) return [];
  return CSV_FIELDS.map((field) => [`column-${field}`, String(columns[field] ?? "")]);
}

function keptChoices({ chosen }: Extract<ReadImport, { at: "series" }>, input: ImportInput): Kept {
  const { serviceTypeId, program, individualTitle, familyTitle, past } = input;
  const values = { serviceTypeId, program, individualTitle, familyTitle, past };
  return [
    ...Object.entries(values).map(([name, value]): [string, string] => [name, value ?? ""]),
    ...MAPPED_WORDS.flatMap((word) =>
      chosen[word].map((value, nth): [string, string] => [`pick-${word}-${nth}`, value]),
    ),
  ];
}
