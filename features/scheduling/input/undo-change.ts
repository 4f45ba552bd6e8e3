import { z } from "zod";
import { idInput } from "@/server/doors/inputs";

export const undoChangeInput = z.object({ changeId: idInput });
