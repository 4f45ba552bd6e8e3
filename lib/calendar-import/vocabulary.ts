import type { FileSeries, FileWords } from "@/lib/calendar-import/file-series";

/** What in a file stands for something the clinic has a name for. `kind` is read off titles where the file has no column for it. */
export const MAPPED_WORDS = ["kind", "serviceType", "room", "leader", "program"] as const;

export type MappedWord = (typeof MAPPED_WORDS)[number];

export interface FileWord {
  /** As the file writes it; empty where it says nothing. */
  readonly text: string;
  /** How many series and single sessions say it. */
  readonly count: number;
}

export interface Vocabulary {
  /** Which of the file's words tells group from individual. */
  readonly kindBy: "title" | "kind";
  readonly words: Readonly<Record<MappedWord, readonly FileWord[]>>;
}

/** Every different word of a file, in the order in which it comes first, so that a form can number them. */
export function vocabularyOf(series: readonly FileSeries[]): Vocabulary {
  const kindBy = series.some(({ words }) => words.kind !== "") ? "kind" : "title";
  const count = (of: (words: FileWords) => string, withEmpty: boolean): FileWord[] => {
    const counts = new Map<string, number>();
    for (const { words } of series) counts.set(of(words), (counts.get(of(words)) ?? 0) + 1);
    return [...counts]
      .map(([text, number]) => ({ text, count: number }))
      .filter(({ text }) => withEmpty || text !== "");
  };
  return {
    kindBy,
    words: {
      kind: count((words) => words[kindBy], true),
      serviceType: count(({ serviceType }) => serviceType, false),
      room: count(({ room }) => room, false),
      leader: count(({ leader }) => leader, false),
      program: count(({ program }) => program, false),
    },
  };
}
