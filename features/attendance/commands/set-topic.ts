import { and, eq } from "drizzle-orm";
import { curriculumTopics, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { found } from "@/features/programs/commands/saving";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { findRosterHead } from "../queries/roster-state";

/**
 * Say which topic of its curriculum a session was about; null: none. It says nothing about anybody, so it can be put
 * right at any time.
 */
export async function setTopic(
  tx: Tx,
  _call: Call,
  input: { readonly sessionId: string; readonly topicId: string | null },
): Promise<Result<Changed<null> | Unchanged<null>, "other_curriculum">> {
  const { session } = found(await findRosterHead(tx, input.sessionId), "session");
  const { topicId } = input;
  if (session.topicId === topicId) return done(unchanged(null));
  if (topicId !== null) {
    const own = and(eq(curriculumTopics.id, topicId), eq(curriculumTopics.serviceTypeId, session.serviceTypeId));
    const topics = await tx.select({ id: curriculumTopics.id }).from(curriculumTopics).where(own);
    if (topics.length === 0) return refuse("other_curriculum");
  }
  await tx.update(sessions).set({ topicId }).where(eq(sessions.id, session.id));
  return done(
    changed(null, {
      name: "session.topic-set",
      subjectType: "session",
      subjectId: session.id,
      siteId: session.siteId,
      facts: { before: session.topicId, topicId },
    }),
  );
}
