import { z } from "zod";
import { readPin } from "@/lib/arrivals/pin";
import { idInput, nameInput, requiredText } from "@/server/doors/inputs";

export const addTabletInput = z.object({ siteId: idInput, name: nameInput(60) });
export const tabletInput = z.object({ deviceId: idInput });
export const pairInput = z.object({ code: requiredText(40, "Type the code.") });
/** What is no number at all is as wrong as a number that is nobody's, and costs a try as well. */
export const checkInInput = z.object({
  siteId: idInput,
  pin: z
    .string("Enter your number.")
    .max(100)
    .transform((typed) => readPin(typed) ?? ""),
});
export const kioskCodeInput = z.object({ siteId: idInput });
