import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import type { LocalDate } from "@/lib/time/local-date";

export interface SiteArchived {
  readonly reason: "site_archived";
}

/** Somebody of that name is on file at the site. Asked once; saying that it is another person goes on. */
export interface SameName {
  readonly reason: "same_name";
  readonly twins: readonly { readonly id: string; readonly number: string }[];
}

/** The record moves to another site only when nobody expects the client at this one any more. */
export interface EnrolledElsewhere {
  readonly reason: "enrolled_at_old_site";
  readonly site: string;
}

/** Contact is preferred by a way that is not on file. */
export interface NoWayToReach {
  readonly reason: "no_way_to_reach";
  readonly missing: "phone" | "email";
}

export interface ClientArchived {
  readonly reason: "client_archived";
}

export type ClientRefusal =
  SiteArchived | SameName | EnrolledElsewhere | NoWayToReach | ClientArchived | ChangedMeanwhile;

export type ContactRefusal =
  | ClientArchived
  | { readonly reason: "contact_archived" }
  | { readonly reason: "consent_ends_before_start" }
  | { readonly reason: "consent_too_far" }
  | { readonly reason: "already_consented"; readonly from: LocalDate; readonly through: LocalDate | null }
  | { readonly reason: "has_open_consent" };
