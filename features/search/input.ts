import { z } from "zod";
import { optionalText } from "@/server/doors/inputs";

/** What somebody looks for; nothing yet is an answer too. */
export const searchInput = z.object({ term: optionalText(200) });
