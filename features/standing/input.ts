import { z } from "zod";
import { idInput, listOf, oneOf, requiredText, wholeNumber } from "@/server/doors/inputs";

export const settleAlertsInput = z.object({
  clientId: idInput,
  alertIds: listOf(idInput, 100),
  as: oneOf(["acknowledged", "closed"]),
});

const reason = requiredText(1000, "Say why. It is kept with your name.");

export const closeCaseInput = z.object({
  enrollmentId: idInput,
  caseKey: z.string("Choose a case.").min(3, "Choose a case.").max(80, "Choose a case."),
  reason,
});

export const waiveSessionInput = z.object({ enrollmentId: idInput, sessionId: idInput, reason });

export const acknowledgePolicyInput = z.object({
  enrollmentId: idInput,
  policyVersion: wholeNumber(1, 100_000),
  reason,
});
