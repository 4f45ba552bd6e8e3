import { z } from "zod";
import { idInput } from "@/server/doors/inputs";

export const remindInput = z.object({ sessionId: idInput });
