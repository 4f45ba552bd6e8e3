import type { MarkName } from "@/lib/attendance/mark";
import type { Told } from "@/lib/attendance/typed-mark";
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

export type SendResult =
  | { readonly kind: "saved"; readonly line: RosterViewLine }
  | { readonly kind: "conflict"; readonly theirs: RosterViewLine }
  | { readonly kind: "refused"; readonly sentence: string }
  | { readonly kind: "unsent" };

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: Record<string, string>;
}

/**
 * Send one line. Saying again what is on record already changes nothing, so a line whose answer was lost is simply
 * sent again. Whatever did not reach the server is "unsent", to be tried again; only an answer is a refusal.
 */
export async function sendLine(
  sessionId: string,
  line: RosterViewLine,
  typed: TypedLine,
  correctionReason: string | null,
): Promise<SendResult> {
  const address = `/rosters/${sessionId}/marks`;
  const body = JSON.stringify({
    correctionReason: correctionReason ?? "",
    lines: [{ ...withoutNulls(typed), clientId: line.clientId, seenVersion: line.version }],
  });
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      // A tap just before the tablet is put away still arrives.
      keepalive: true,
    });
    if (response.ok) {
      const { lines } = (await response.json()) as { lines: RosterViewLine[] };
      const saved = lines.find(({ clientId }) => clientId === line.clientId);
      return saved === undefined ? { kind: "unsent" } : { kind: "saved", line: saved };
    }
    if (response.status >= 500) return { kind: "unsent" };
    const problem = (await response.json()) as Problem;
    if (response.status === 409) {
      const theirs = await readLine(address, line.clientId);
      if (theirs !== null && theirs.version !== line.version) return { kind: "conflict", theirs };
    }
    return { kind: "refused", sentence: sentenceOf(response.status, problem) };
  } catch {
    // No answer at all: the network is away. The line stays here and is sent again.
    return { kind: "unsent" };
  }
}

async function readLine(address: string, clientId: string): Promise<RosterViewLine | null> {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) return null;
  const { lines } = (await response.json()) as { lines: RosterViewLine[] };
  return lines.find((line) => line.clientId === clientId) ?? null;
}

function sentenceOf(status: number, { detail, title, errors }: Problem): string {
  if (status === 401)
    return "You are signed out. Sign in again in another tab, then tap once more. Nothing here is lost.";
  return Object.values(errors ?? {})[0] ?? detail ?? title ?? "This could not be saved.";
}

function withoutNulls(typed: TypedLine): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  );
}
