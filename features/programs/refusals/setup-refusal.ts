import type { ChangedMeanwhile } from "@/features/audit/queries/changes";

/** Another record of the same kind carries the name; an archived one too, for it can come back. */
export interface NameTaken {
  readonly reason: "name_taken";
  readonly name: string;
  readonly isArchived: boolean;
}

/** What stands in the way of archiving: how many of what, and a few of their names. */
export interface Use {
  readonly what: "sessions" | "enrollments" | "tracks" | "rooms" | "account" | "counselor";
  readonly count: number;
  readonly names: readonly string[];
}

export interface InUse {
  readonly reason: "in_use";
  readonly uses: readonly Use[];
}

/** An archived record is read-only until it is restored. */
export interface Archived {
  readonly reason: "archived";
  readonly what: "site" | "room" | "program" | "track" | "service type" | "staff member";
}

export interface ZoneFixed {
  readonly reason: "zone_fixed";
  readonly sessions: number;
}

export interface NotOffered {
  readonly reason: "not_offered";
}

/** A site where the program still runs cannot be taken off its list. */
export interface StillRunsAt {
  readonly reason: "still_runs_at";
  readonly site: string;
  readonly uses: readonly Use[];
}

export interface EdgesOutOfOrder {
  readonly reason: "edges_out_of_order";
}

export interface ClinicExists {
  readonly reason: "clinic_exists";
}

export interface PolicyInvalid {
  readonly reason: "policy_invalid";
  /** Where in the policy, and what is wrong, one sentence each. */
  readonly problems: readonly { readonly path: string; readonly sentence: string }[];
}

export interface PolicyFromTooEarly {
  readonly reason: "from_too_early";
  /** The first day it may begin, and why: today, or the day after the latest version begins. */
  readonly earliest: string;
}

/** Somebody stored another version after this form was opened. */
export interface PolicyMovedOn {
  readonly reason: "policy_moved_on";
  readonly version: number;
}

export type SetupRefusal =
  | NameTaken
  | InUse
  | Archived
  | ChangedMeanwhile
  | ZoneFixed
  | NotOffered
  | StillRunsAt
  | EdgesOutOfOrder
  | ClinicExists
  | PolicyInvalid
  | PolicyFromTooEarly
  | PolicyMovedOn;
