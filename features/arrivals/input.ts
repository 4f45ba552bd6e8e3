import { z } from "zod";
import { idInput } from "@/server/doors/inputs";

export const checkInInput = z.object({ clientId: idInput, siteId: idInput });
export const takeBackInput = z.object({ arrivalId: idInput });
export const setPinInput = z.object({ clientId: idInput });
export const ownPinInput = z.object({});

/** What a turning code says: which tablet, which half minute, signed. Whatever else it holds, it is an old one. */
export const ownCheckInInput = z.object({ code: z.string().max(200) });
