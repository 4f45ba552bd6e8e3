import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that a run leaves behind: databases, servers' logs, sign-ins, traces. */
export const RUN_FOLDER = ".e2e";
export const TEMPLATES = join(RUN_FOLDER, "templates");

/** When every journey begins: Wednesday, November 18, 2026, 10:42 in the morning, between the first group and the second. */
export const BEGINNING = "2026-11-18T10:42";

/** A full clinic, or one with an administrator and nothing else. */
export type WorldName = "clinic" | "empty";

/** Who can sign in. The last three of the clinic's side see least. */
export const EVERYBODY = [
  "admin",
  "director",
  "scheduler",
  "clinician",
  "elsewhere",
  "client",
  "otherClient",
  "family",
  "familyWithoutConsent",
] as const;
export type Who = (typeof EVERYBODY)[number];

/** Through which door somebody comes in. */
export function doorOf(who: Who): "staff" | "client" {
  return who === "client" || who === "otherClient" || who.startsWith("family") ? "client" : "staff";
}

/** What no page tells: links that are shown once, and ids to forge. Written by scripts/worlds/e2e. */
export interface WorldFacts {
  readonly password: string;
  readonly emails: Readonly<Record<Who | "invited", string>>;
  readonly sites: Readonly<Record<"Worcester" | "Springfield", string>>;
  readonly clients: Readonly<Record<string, { readonly id: string; readonly enrollmentId: string }>>;
  readonly series: Readonly<Record<string, string>>;
  readonly tracks: Readonly<Record<string, string>>;
  readonly programId: string;
  readonly openInvitation: string;
}

export function readWorld(): WorldFacts {
  return JSON.parse(readFileSync(join(TEMPLATES, "world.json"), "utf8")) as WorldFacts;
}

/** Where a person's sign-in of the run's start is kept. */
export function signInFile(world: WorldName, who: Who): string {
  return join(TEMPLATES, `${world}.${who}.json`);
}
