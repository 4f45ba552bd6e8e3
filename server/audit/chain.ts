import { createHash } from "node:crypto";
import type { auditEntries } from "@/db/schema";
import { canonicalJson } from "./canonical";

export type AuditEntry = typeof auditEntries.$inferSelect;

/** What stands before the first entry. */
export const CHAIN_START = "0".repeat(64);

/**
 * The link of one entry: SHA-256, in hex, over everything the entry says, its place, and the link before it. Whoever
 * changes, adds, removes or reorders an entry has to change every link after it, and the last one is in the log.
 */
export function linkOf(entry: AuditEntry, seq: number, before: string): string {
  const { id, at, actor, actorKind, door, event, subjectType, subjectId, clientId, siteId, facts } = entry;
  const said = {
    id,
    at: at.toISOString(),
    actor,
    actorKind,
    door,
    event,
    subjectType,
    subjectId,
    clientId,
    siteId,
    facts,
  };
  return createHash("sha256").update(canonicalJson({ before, seq, said })).digest("hex");
}
