import { newId } from "@/db/id";
import { disclosures } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

export interface Disclosed {
  readonly what: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly clientId: string | null;
  readonly siteId: string | null;
  readonly filters: Record<string, unknown>;
}

/** Write down that a record leaves, for what and for whom, before its file is made. */
export async function recordDisclosure(
  tx: Tx,
  call: Call,
  input: Disclosed,
): Promise<Result<Changed<{ id: string }>, never>> {
  const id = newId();
  const { what, purpose, recipient, clientId, siteId, filters } = input;
  await tx.insert(disclosures).values({
    id,
    at: call.now,
    accountId: actorId(call.actor),
    what,
    purpose,
    recipient,
    clientId,
    filters,
    rows: null,
  });
  return done(
    changed(
      { id },
      {
        name: "report.exported",
        subjectType: "disclosure",
        subjectId: id,
        ...(clientId === null ? {} : { clientId }),
        ...(siteId === null ? {} : { siteId }),
        facts: { what, purpose, recipient, filters },
      },
    ),
  );
}
