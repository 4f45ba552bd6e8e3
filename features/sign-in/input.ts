import { z } from "zod";
import { checkbox, emailInput, oneOf, optionalText } from "@/server/doors/inputs";

/** Never trimmed or cut: a password is what was typed. */
export const passwordInput = z
  .string("Fill in a password.")
  .min(1, "Fill in a password.")
  .max(1000, "This is too long for a password.");

const doorInput = oneOf(["staff", "client"], "Choose who is signing in.");

export const signInInput = z.object({
  as: doorInput,
  email: emailInput,
  password: passwordInput,
  next: optionalText(2000),
});
/** `inPlace`: a script covers the page itself, and nobody is led anywhere. */
export const lockInput = z.object({ next: optionalText(2000), inPlace: checkbox() });
export const unlockInput = z.object({ password: passwordInput, next: optionalText(2000), inPlace: checkbox() });
export const signOutInput = z.object({});
export const joinInput = z.object({ token: z.string().max(200), password: passwordInput });
export const askForLinkInput = z.object({ as: doorInput, email: emailInput });
