import type { MarkName } from "@/lib/attendance/mark";
import type { Told } from "@/lib/attendance/typed-mark";
import type { OtherSignIn } from "@/features/offline-roster/refusals";
import type { MarkAuthor } from "../queries/mark-authors";
import type { RosterViewLine } from "../queries/roster-view";

/** A mark as a finger sets it. */
export interface TypedLine {
  readonly as: MarkName | "unrecorded";
  readonly minutesLate?: number | null;
  readonly leftAt?: string | null;
  readonly told?: Told | null;
  readonly reason?: string | null;
  readonly modality?: RosterViewLine["modality"];
}

/** What somebody else recorded meanwhile, by whom and when. */
export interface Theirs extends Partial<MarkAuthor> {
  readonly line: RosterViewLine;
}

export interface SentLine {
  readonly clientId: string;
  readonly typed: TypedLine;
  readonly seenVersion: number;
  readonly sentKey: string;
  readonly waitedSeconds: number;
}

export type SendResult =
  /** On record; with what correcting a locked roster came to, where there is something to say. */
  | { readonly kind: "saved"; readonly lines: readonly RosterViewLine[]; readonly consequences: string | null }
  | { readonly kind: "conflict"; readonly theirs: Theirs }
  | { readonly kind: "refused"; readonly sentence: string }
  /** No answer, or none of ours: to be tried again. */
  | { readonly kind: "unsent"; readonly isAway: boolean }
  /** Nobody is signed in here any more, or the screen is locked. */
  | { readonly kind: "shut"; readonly isLocked: boolean }
  /** Somebody is signed in, but not with the sign-in that recorded this. */
  | { readonly kind: "stranger" };

interface Problem {
  readonly why?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: Record<string, string>;
}

const OTHER_SIGN_IN: OtherSignIn["why"] = "other_sign_in";

/** A server that does not answer within this time is away. */
const PATIENCE_MS = 15_000;

/**
 * Send lines of one roster: all are recorded, or none. What was sent before is known by its key, so lines whose answer
 * was lost are simply sent again. Whatever did not reach the server is "unsent"; only an answer is a refusal.
 */
export async function sendLines(
  sessionId: string,
  lines: readonly SentLine[],
  correctionReason: string | null,
  signInId: string | null,
): Promise<SendResult> {
  const address = `/rosters/${sessionId}/marks`;
  const body = {
    correctionReason: correctionReason ?? "",
    signInId: signInId ?? "",
    lines: lines.map(({ typed, ...line }) => ({ ...withoutNulls(typed), ...line })),
  };
  const sent = await post(address, body);
  if (sent.kind !== "answer") return sent;
  const { response } = sent;
  if (response.ok) {
    const { lines: now, consequences } = (await response.json()) as {
      lines: RosterViewLine[];
      consequences: string | null;
    };
    return { kind: "saved", lines: now, consequences };
  }
  const problem = (await response.json()) as Problem;
  if (problem.why === OTHER_SIGN_IN) return { kind: "stranger" };
  const [first] = lines;
  if (response.status === 409 && problem.why === "changed_meanwhile" && lines.length === 1 && first !== undefined) {
    return readTheirs(address, first.clientId);
  }
  return { kind: "refused", sentence: sentenceOf(problem) };
}

/** Send a step that is no mark: the roster is finished. */
export async function sendStep(sessionId: string, step: string, signInId: string | null): Promise<SendResult> {
  const sent = await post(`/rosters/${sessionId}/${step}`, { signInId: signInId ?? "" });
  if (sent.kind !== "answer") return sent;
  if (sent.response.ok) return { kind: "saved", lines: [], consequences: null };
  const problem = (await sent.response.json()) as Problem;
  return problem.why === OTHER_SIGN_IN ? { kind: "stranger" } : { kind: "refused", sentence: sentenceOf(problem) };
}

/** The lines of a roster as they are on record. Null: they could not be read. */
export async function readLines(sessionId: string): Promise<readonly RosterViewLine[] | null> {
  try {
    const response = await fetch(`/rosters/${sessionId}/marks`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as { lines: RosterViewLine[] }).lines : null;
  } catch {
    return null;
  }
}

async function post(
  address: string,
  body: unknown,
): Promise<
  { readonly kind: "answer"; readonly response: Response } | Extract<SendResult, { kind: "unsent" | "shut" }>
> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      // A tap just before the tablet is put away still arrives.
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status >= 500) return { kind: "unsent", isAway: [502, 503, 504].includes(response.status) };
    if (response.status === 401) {
      return { kind: "shut", isLocked: ((await response.json()) as { type?: string }).type === "locked" };
    }
    return { kind: "answer", response };
  } catch {
    // No answer at all: the network is away. The line stays here and is sent again.
    return { kind: "unsent", isAway: true };
  }
}

async function readTheirs(address: string, clientId: string): Promise<SendResult> {
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (!response.ok) return { kind: "unsent", isAway: false };
    const { lines, authors } = (await response.json()) as {
      lines: RosterViewLine[];
      authors: Record<string, MarkAuthor>;
    };
    const line = lines.find((each) => each.clientId === clientId);
    if (line === undefined) return { kind: "refused", sentence: "This client is not on the roster any more." };
    return { kind: "conflict", theirs: { line, ...authors[clientId] } };
  } catch {
    return { kind: "unsent", isAway: true };
  }
}

function sentenceOf({ detail, title, errors }: Problem): string {
  return Object.values(errors ?? {})[0] ?? detail ?? title ?? "This could not be saved.";
}

function withoutNulls(typed: TypedLine): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  );
}
