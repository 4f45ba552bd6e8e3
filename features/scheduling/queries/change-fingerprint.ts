import { createHash } from "node:crypto";
import type { PreparedChange } from "./prepare-series-change";
import type { StoredSession } from "./series-state";

/**
 * A short name for exactly these effects: whatever a person was shown in the preview goes into it, down to the state of
 * every session it touches. So a confirmation can be held to what was looked at.
 */
export function fingerprintOf(prepared: Omit<PreparedChange, "fingerprint">): string {
  const { stored, plan, warned, refused, shortfalls, audience, past } = prepared;
  const versions = new Map(stored.sessions.map(({ id, version }: StoredSession) => [id, version]));
  const clashes = [...warned, ...refused].map(({ kind, key, whoId, other }) => [kind, key, whoId, other?.id ?? null]);
  const effects = {
    series: [stored.id, plan.after],
    // The reason for canceling is asked for while the preview stands there: it changes nothing that was shown.
    changed: plan.changed.map(({ before, after: { cancelReason: _reason, ...after } }) => [
      before.id,
      versions.get(before.id),
      after,
    ]),
    added: plan.added,
    removed: plan.removed.map(({ id }) => [id, versions.get(id)]),
    stays: plan.stays.map(({ session, why }) => [session.id, why]),
    clashes,
    refused: refused.length,
    shortfalls: shortfalls.map(({ enrollmentId, after, required }) => [enrollmentId, after, required]),
    told: [audience.clientIds, audience.staffIds],
    past,
  };
  return createHash("sha256").update(JSON.stringify(effects)).digest("base64url").slice(0, 22);
}
