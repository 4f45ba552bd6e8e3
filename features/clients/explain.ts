import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import type { ClientRefusal, ContactRefusal } from "@/features/clients/refusals";
import { formatDate } from "@/lib/time/format";

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
      return { field: "siteId", sentence: `Still enrolled at ${refusal.site}. Discharge or transfer there first.` };
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
