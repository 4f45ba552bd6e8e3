import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import type { LocalDate } from "@/lib/time/local-date";
import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { formatDate } from "@/lib/time/format";

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

type Explained = string | { readonly field: string; readonly sentence: string };

/** Every refusal about a client's record, in a sentence that says what can be done. */
export function explainClient(refusal: ClientRefusal): Explained {
  switch (refusal.reason) {
    case "site_archived":
      return { field: "siteId", sentence: "This site is archived. Choose one that is open." };
    case "same_name": {
      const numbers = refusal.twins.map(({ number }) => number).join(", ");
      return `Somebody of this name is on file: ${numbers}. Open that record, or tick the box below if this is another person.`;
    }
    case "enrolled_at_old_site":
      return { field: "siteId", sentence: `Still enrolled at ${refusal.site}. End that enrollment first.` };
    case "no_way_to_reach":
      return refusal.missing === "phone"
        ? { field: "phone", sentence: "Calls and texts need a phone number. Add one, or prefer email." }
        : { field: "email", sentence: "Email needs an address. Add one, or prefer a call." };
    case "client_archived":
      return "This client's record is archived.";
    case "changed_meanwhile":
      return explainChangedMeanwhile(refusal);
  }
}

export function explainContact(refusal: ContactRefusal): Explained {
  switch (refusal.reason) {
    case "client_archived":
      return "This client's record is archived.";
    case "contact_archived":
      return "This contact was taken off the list.";
    case "consent_ends_before_start":
      return { field: "through", sentence: "The consent ends before it begins." };
    case "consent_too_far":
      return { field: "through", sentence: "This date lies more than five years away. Check the year." };
    case "already_consented": {
      const end = refusal.through === null ? "until it is revoked" : `to ${formatDate(refusal.through)}`;
      return {
        field: "from",
        sentence: `A consent holds already from ${formatDate(refusal.from)} ${end}. Revoke that one first.`,
      };
    }
    case "has_open_consent":
      return "A consent for this contact still holds. Revoke it first.";
  }
}
