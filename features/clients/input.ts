import { z } from "zod";
import { CONTACT_CHANNELS } from "@/db/schema/people";
import {
  checkbox,
  idInput,
  localDateInput,
  nameInput,
  oneOf,
  optionalDate,
  optionalEmail,
  optionalText,
  wholeNumber,
} from "@/server/doors/inputs";

const line = (max: number) =>
  optionalText(max).superRefine((text, context) => {
    if (text !== null && /[\n\r\u2028\u2029]/u.test(text))
      context.addIssue({ code: "custom", message: "Keep this on one line." });
  });

/** As people write it: digits with spaces, dashes, brackets, a plus in front, an extension behind. */
const phoneInput = line(40).superRefine((text, context) => {
  if (text === null) return;
  const digits = text.replaceAll(/\D/g, "").length;
  if (digits >= 7 && /^\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d+)?$/i.test(text)) return;
  context.addIssue({ code: "custom", message: "This is not a phone number. It looks like 508-555-0137." });
});

const seenVersion = wholeNumber(1, 1_000_000_000);

const clientFields = {
  givenName: nameInput(80),
  // People with one name have no family name.
  familyName: line(80).transform((text) => text ?? ""),
  preferredName: line(80),
  pronouns: line(40),
  language: nameInput(35),
  email: optionalEmail,
  phone: phoneInput,
  prefersContactBy: oneOf(CONTACT_CHANNELS),
  isSafeToLeaveMessage: checkbox(),
  contactNote: optionalText(500),
};

export const newClientInput = z.object({
  siteId: idInput,
  ...clientFields,
  isAnotherPerson: checkbox(),
  enrollsNext: checkbox(),
});
/** A search, with the filters of the list it is made in, which go on as they were. */
export const findInput = z.object({
  term: line(200),
  place: z.string().max(40).optional(),
  site: z.string().max(40).optional(),
  program: z.string().max(40).optional(),
  track: z.string().max(40).optional(),
  level: z.string().max(40).optional(),
});
export const clientInput = z.object({ clientId: idInput, siteId: idInput, seenVersion, ...clientFields });

export const newContactInput = z.object({
  clientId: idInput,
  name: nameInput(120),
  relationship: nameInput(60),
  phone: phoneInput,
  email: optionalEmail,
});
export const contactIdInput = z.object({ contactId: idInput });
export const newConsentInput = z
  .object({ contactId: idInput, from: localDateInput, through: optionalDate })
  .superRefine(({ from, through }, context) => {
    if (through !== null && through < from) {
      context.addIssue({ code: "custom", path: ["through"], message: "The consent ends before it begins." });
    }
  });
export const consentIdInput = z.object({ consentId: idInput });
