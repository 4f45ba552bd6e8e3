import { z } from "zod";
import { SESSION_KINDS } from "@/lib/scheduling/session-kind";
import type { Typed } from "@/server/doors/action-state";
import { checkbox, idInput, listOf, localDateInput, oneOf, optionalId, optionalText } from "@/server/doors/inputs";

/** The form that copies a week: any day of either week stands for it. */
export const copyWeekInput = z.object({
  siteId: idInput,
  from: localDateInput,
  to: localDateInput,
  /** Only sessions of this program, room, lead or of these kinds; left out: all. */
  programId: optionalId,
  roomId: optionalId,
  facilitatorId: optionalId,
  kinds: listOf(oneOf(SESSION_KINDS)),
  tell: checkbox(),
  /** The fingerprint of the preview that was looked at; empty: none was. */
  seen: optionalText(64),
  intent: oneOf(["copy", "preview"]).default("copy"),
});

export type CopyWeekInput = z.output<typeof copyWeekInput>;

/** The form's fields as they were typed, to be put back beside a preview. */
export function typedCopy({ tell, kinds, siteId, from, to, ...ids }: CopyWeekInput): Typed {
  const { programId, roomId, facilitatorId } = ids;
  return {
    ...{ siteId, from, to, kinds: [...kinds], tell: tell ? "on" : "" },
    ...{ programId: programId ?? "", roomId: roomId ?? "", facilitatorId: facilitatorId ?? "" },
  };
}
