import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { PolicyVersion } from "@/lib/standing/types";

/** What a contract was offered on: kept as it was shown, whatever the policy says later. */
export interface ContractTermsOnRecord {
  readonly attend: number;
  readonly of: number;
  readonly unit: "day" | "session";
  readonly excused: "skips" | "counts";
  readonly policyVersion: number;
  /** What the clinic does so that it can be kept. */
  readonly help: readonly string[];
  /** In plain words, for the client. */
  readonly words: string | null;
  /** The contract case that asked for it; null: it came out of a review. */
  readonly caseKey: string | null;
  readonly reviewId: string | null;
}

/** The terms that a policy version gives; null: it has no contract. */
export function termsOf(
  version: PolicyVersion | null,
): Pick<ContractTermsOnRecord, "attend" | "of" | "unit" | "excused" | "policyVersion"> | null {
  const contract = version?.contract ?? null;
  if (version === null || contract === null) return null;
  const { attend, of, excused = "skips" } = contract;
  return { attend, of, excused, unit: version.countBy ?? "day", policyVersion: version.version };
}

/** Do two sets of terms ask the same of somebody? The number of the version is no term. */
export function areSameTerms(one: ReturnType<typeof termsOf>, other: ReturnType<typeof termsOf>): boolean {
  if (one === null || other === null) return one === other;
  return one.attend === other.attend && one.of === other.of && one.unit === other.unit && one.excused === other.excused;
}

/** The terms as they are stored. Written by `offerContract` alone; what is missing reads as nothing. */
export function readContractTerms(json: Readonly<Record<string, unknown>>): ContractTermsOnRecord {
  const number = (name: string) => (typeof json[name] === "number" ? json[name] : 0);
  const text = (name: string) => (typeof json[name] === "string" && json[name] !== "" ? json[name] : null);
  return {
    attend: number("attend"),
    of: number("of"),
    unit: json.unit === "session" ? "session" : "day",
    excused: json.excused === "counts" ? "counts" : "skips",
    policyVersion: number("policyVersion"),
    help: Array.isArray(json.help) ? json.help.filter((line): line is string => typeof line === "string") : [],
    words: text("words"),
    caseKey: text("caseKey"),
    reviewId: text("reviewId"),
  };
}

/** "Come to 5 of the next 6 days." */
export function askSentence({ attend, of, unit }: Pick<ContractTermsOnRecord, "attend" | "of" | "unit">): string {
  return `Come to ${attend} of the next ${of} ${unit}s.`;
}

/** What the terms mean, in words for the client: what is asked, what does not count, and that nothing ends by itself. */
export function contractSentences(terms: ContractTermsOnRecord): string[] {
  const { attend, of, unit, excused } = terms;
  return [
    askSentence(terms),
    `We count from the first ${unit} after both of us signed.`,
    `A ${unit} that we cancel, and a ${unit} on approved leave, does not count.`,
    excused === "skips"
      ? `An excused ${unit} does not count either.`
      : `An excused ${unit} counts as one you were away.`,
    `After you came to ${attend}, the plan is done.`,
    `If you are away more than ${of - attend} ${of - attend === 1 ? "time" : "times"}, we sit down together. Nothing is decided without you.`,
  ];
}

/** Lines of free text, one a line, empty ones left out. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-•*]\s*/, "").trim())
    .filter((line) => line !== "");
}

/** "3 of 6 attended, 5 needed. 1 missed." and, when it is decided, what came of it. */
export function progressSentence(
  contract: {
    readonly attend: number;
    readonly of: number;
    readonly attended: number;
    readonly missed: number;
    readonly undecided: number;
    readonly state: "running" | "passed" | "failed";
    readonly decidedOn: string | null;
  },
  today: LocalDate,
): string {
  const { attend, of, attended, missed, undecided, state } = contract;
  const counts = `${attended} of ${of} attended, ${attend} needed. ${missed} missed.`;
  const open = undecided === 0 ? "" : ` ${undecided} not recorded.`;
  if (state === "running") return `${counts}${open}`;
  const on = contract.decidedOn === null ? "" : ` on ${formatDate(contract.decidedOn as LocalDate, today)}`;
  return state === "passed" ? `Kept${on}. ${counts}` : `Not kept${on}: ${counts} A person decides what comes next.`;
}
