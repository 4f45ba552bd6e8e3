import type { Decision, LocalDate, PolicyVersion } from "@/lib/standing/types";

/** What the question needs to know of one enrollment. */
export interface Signer {
  readonly start: LocalDate;
  readonly decisions: readonly Decision[];
}

/**
 * The version that waits for this client's signature, or null. A version waits that was made for signing, began or begins
 * after the enrollment, and is neither signed nor overtaken: by a later version that was signed, or that binds
 * without a signature by `today`. Of several the latest is asked for, because signing it settles the earlier ones.
 */
export function versionToSign(
  versions: readonly PolicyVersion[],
  { start, decisions }: Signer,
  today: LocalDate,
): PolicyVersion | null {
  const [earliest, ...later] = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (earliest === undefined) return null;
  const signed = new Set(decisions.flatMap((each) => (each.kind === "acknowledge" ? [each.version] : [])));
  let waiting: PolicyVersion | null = null;
  for (const version of later) {
    const waits = version.adoption === "when-acknowledged" && start < version.from;
    if (waits && !signed.has(version.version)) waiting = version;
    else if (waits || version.from <= today) waiting = null;
  }
  return waiting;
}
