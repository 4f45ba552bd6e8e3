import { z } from "zod";
import { idInput, nameInput, optionalText, wholeNumber } from "@/server/doors/inputs";

const MOST_CREDENTIALS = 10;
const LONGEST_CREDENTIAL = 20;

/** "LMHC, LADC I": licences in one field, apart by commas, as they are written after a name. */
const credentialsInput = optionalText(300).transform((text, context): string[] => {
  const list = (text ?? "")
    .split(/[,;\n]/)
    .map((each) => each.trim().replace(/\s+/g, " "))
    .filter((each) => each !== "");
  const tooLong = list.find((each) => [...each].length > LONGEST_CREDENTIAL);
  if (tooLong !== undefined) {
    context.addIssue({
      code: "custom",
      message: `Keep each credential to ${LONGEST_CREDENTIAL} characters, apart by commas.`,
    });
  } else if (list.length > MOST_CREDENTIALS) {
    context.addIssue({ code: "custom", message: `Keep this to ${MOST_CREDENTIALS} credentials.` });
  }
  return [...new Set(list)];
});

const fields = {
  givenName: nameInput(80),
  familyName: optionalText(80).transform((value) => value ?? ""),
  title: optionalText(80).transform((value) => value ?? ""),
  credentials: credentialsInput,
};

export const newStaffInput = z.object(fields);
export const staffInput = z.object({
  staffId: idInput,
  seenVersion: wholeNumber(1, 1_000_000_000),
  ...fields,
});
export const staffIdInput = z.object({ staffId: idInput });
