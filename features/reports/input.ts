import { z } from "zod";
import { SESSION_KINDS } from "@/db/schema";
import { PEOPLE_AS } from "@/lib/reports/columns";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";
import { localDateInput, oneOf, optionalId, requiredText } from "@/server/doors/inputs";

/** The longest range of one file: more is several files. */
const LONGEST_DAYS = 366 * 4;

const filter = {
  from: localDateInput,
  to: localDateInput,
  site: optionalId,
  program: optionalId,
  facilitator: optionalId,
  client: optionalId,
  kind: z
    .union([z.literal("").transform(() => null), oneOf(SESSION_KINDS)])
    .nullish()
    .transform((value) => value ?? null),
};

/** Why a record leaves, as it is written down. The first is the default: nothing leaves the clinic. */
export const PURPOSES = [
  "Inside the clinic: program management",
  "Payment: utilization review",
  "Licensing or audit",
  "Court or probation, with the client’s consent",
  "The client asked for it",
  "Another reason, named in the recipient field",
] as const;

export const exportInput = z
  .object({
    ...filter,
    people: oneOf(PEOPLE_AS),
    purpose: oneOf(PURPOSES, "Choose why it leaves Evenkeel."),
    recipient: requiredText(200, "Say who gets it."),
  })
  .superRefine(checkRange);

/** The figures of rosters taken on time: the report's filters, and nobody in care. */
export const onTimeInput = z.object(filter).omit({ client: true }).superRefine(checkRange);

function checkRange(
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  const message =
    to < from
      ? "The last day lies before the first."
      : daysBetween(from, to) > LONGEST_DAYS
        ? "Choose at most four years for one file."
        : null;
  if (message !== null) context.addIssue({ code: "custom", path: ["to"], message });
}
