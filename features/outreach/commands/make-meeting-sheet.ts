import { newId } from "@/db/id";
import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

/**
 * Put on record that somebody has the sheet for the team meeting made. It stays inside the clinic, so it is no
 * disclosure; but it holds many people's standing at once, and who took it is worth knowing.
 */
export async function makeMeetingSheet(
  _tx: Tx,
  _call: Call,
  input: { readonly site: string | null; readonly initials: boolean },
): Promise<Result<Changed<{ sheetId: string }>, never>> {
  return done(
    changed(
      { sheetId: newId() },
      {
        name: "meeting-sheet.made",
        subjectType: "meeting-sheet",
        subjectId: input.site ?? "all",
        ...(input.site === null ? {} : { siteId: input.site }),
        facts: { initials: input.initials },
      },
    ),
  );
}
