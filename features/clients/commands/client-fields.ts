import type { clients } from "@/db/schema";
import { searchName } from "@/db/search-name";

type ClientRow = typeof clients.$inferSelect;

/** What staff write down about a client. */
export type ClientFields = Pick<
  ClientRow,
  | "givenName"
  | "familyName"
  | "preferredName"
  | "pronouns"
  | "language"
  | "email"
  | "phone"
  | "prefersContactBy"
  | "isSafeToLeaveMessage"
  | "contactNote"
>;

/** Exactly the fields, so that nothing else of a form reaches the record. */
export function clientFieldsOf(input: ClientFields): ClientFields {
  const { givenName, familyName, preferredName, pronouns, language, email, phone } = input;
  const { prefersContactBy, isSafeToLeaveMessage, contactNote } = input;
  return {
    givenName,
    familyName,
    preferredName,
    pronouns,
    language,
    email,
    phone,
    prefersContactBy,
    isSafeToLeaveMessage,
    contactNote,
  };
}

/** Family name first, so that the one index that serves the search also serves the order of the list. */
export function clientSearchName(
  client: Pick<ClientRow, "givenName" | "familyName" | "preferredName">,
  number: string,
): string {
  return searchName(client.familyName, client.givenName, client.preferredName, number);
}
