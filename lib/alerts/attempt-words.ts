import { formatDate } from "../time/format";
import type { LocalDate } from "../time/local-date";
import { nextStepWords } from "./next-steps";

/** An attempt to reach somebody, as far as counting goes. */
export interface CountedAttempt {
  readonly channel: "call" | "text" | "email" | "in_person" | "letter";
}

const WORDS: Readonly<Record<CountedAttempt["channel"], readonly [one: string, many: string]>> = {
  letter: ["letter", "letters"],
  in_person: ["visit", "visits"],
  email: ["email", "emails"],
  text: ["text", "texts"],
  call: ["call", "calls"],
};

/** What was tried, the weightiest first: "1 letter and 2 calls so far."; null: nothing yet. */
export function attemptsSoFar(attempts: readonly CountedAttempt[]): string | null {
  const parts = (Object.keys(WORDS) as CountedAttempt["channel"][]).flatMap((channel) => {
    const count = attempts.filter((attempt) => attempt.channel === channel).length;
    return count === 0 ? [] : [`${count} ${WORDS[channel][count === 1 ? 0 : 1]}`];
  });
  if (parts.length === 0) return null;
  const last = parts.pop()!;
  return `${parts.length === 0 ? last : `${parts.join(", ")} and ${last}`} so far.`;
}

/** What was missed on the day: "3 groups missed, 3 h."; null: nothing was. */
export function missedWords(
  missed: readonly { readonly kind: "group" | "individual" | "family"; readonly minutes: number }[],
  formatMinutes: (minutes: number) => string,
): string | null {
  if (missed.length === 0) return null;
  const kinds = new Set(missed.map(({ kind }) => kind));
  const [kind] = kinds;
  const noun =
    kinds.size > 1 || kind === undefined
      ? "session"
      : kind === "group"
        ? "group"
        : kind === "family"
          ? "family session"
          : "individual session";
  const total = missed.reduce((sum, { minutes }) => sum + minutes, 0);
  return `${missed.length} ${noun}${missed.length === 1 ? "" : "s"} missed, ${formatMinutes(total)}.`;
}

const CHANNEL_WORDS: Readonly<Record<CountedAttempt["channel"], string>> = {
  call: "Call",
  text: "Text",
  email: "Email",
  letter: "Letter",
  in_person: "In person",
};

export interface ToldAttempt extends CountedAttempt {
  readonly wasReached: boolean;
  readonly result: "reached" | "message" | "no_answer" | "wrong_number" | null;
  /** The contact spoken with in the client's place. */
  readonly spokenWith: string | null;
  readonly nextStep: string | null;
  readonly nextOn: LocalDate | null;
}

/** What an attempt was and what came of it: "Call, left a message", "Call, spoke with Ada Quill". */
export function attemptTitle(attempt: ToldAttempt): string {
  return `${CHANNEL_WORDS[attempt.channel]}, ${resultWords(attempt)}`;
}

function resultWords({ result, channel, wasReached, spokenWith }: ToldAttempt): string {
  if (spokenWith !== null) return `spoke with ${spokenWith}`;
  switch (result) {
    case "message":
      return channel === "call" || channel === "in_person" ? "left a message" : "sent";
    case "no_answer":
      return "no answer";
    case "wrong_number":
      return "wrong number";
    case "reached":
    case null:
      return wasReached ? "reached" : "not reached";
  }
}

/** What is next: "Next: arrange a ride, Thu, Nov 19."; empty: nothing was said. */
export function nextWords({ nextStep, nextOn }: Pick<ToldAttempt, "nextStep" | "nextOn">, today: LocalDate): string {
  const step = nextStepWords(nextStep);
  if (step === null && nextOn === null) return "";
  const words = step === null ? "try again" : `${step.slice(0, 1).toLowerCase()}${step.slice(1)}`;
  return `Next: ${words}${nextOn === null ? "" : `, ${formatDate(nextOn, today)}`}.`;
}
