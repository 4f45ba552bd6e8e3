import { z } from "zod";
import { optionalId } from "@/server/doors/inputs";

/** Whose key: of this sign-in, or of an earlier one of the same person, under which something was left unsent. */
export const keyInput = z.object({ signInId: optionalId });

export const aheadInput = z.object({});
