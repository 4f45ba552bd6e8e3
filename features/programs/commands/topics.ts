import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { curriculumTopics } from "@/db/schema";
import type { Tx } from "@/db/store";
import { found, refuseTakenName } from "@/features/programs/commands/saving";
import { getServiceType } from "@/features/programs/queries/programs";
import { getTopic, listTopics, type Topic } from "@/features/programs/queries/topics";
import type { Archived, NameTaken } from "@/features/programs/refusals/setup-refusal";
import type { TopicStep } from "@/lib/records/topic-steps";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

/** Adds a topic at the end of a service type's curriculum. */
export async function addTopic(
  tx: Tx,
  call: Call,
  input: { readonly serviceTypeId: string; readonly title: string },
): Promise<Result<Saved, NameTaken | Archived>> {
  const type = found(await getServiceType(tx, input.serviceTypeId), "service type");
  if (type.archivedAt) return refuse({ reason: "archived", what: "service type" });
  const topics = await listTopics(tx, type.id, { withArchived: true });
  const taken = refuseTakenName(input.title, topics.map(named));
  if (taken) return taken;
  const id = newId();
  const position = 1 + Math.max(0, ...topics.map((topic) => topic.position));
  const { title } = input;
  await tx.insert(curriculumTopics).values({ id, serviceTypeId: type.id, position, title, createdAt: call.now });
  return done(changed({ id }, event("topic.created", id, { serviceTypeId: type.id, title })));
}

export async function renameTopic(
  tx: Tx,
  _call: Call,
  input: { readonly topicId: string; readonly title: string },
): Promise<Result<Saved, NameTaken>> {
  const topic = found(await getTopic(tx, input.topicId), "topic");
  const { title } = input;
  if (topic.title === title) return done(unchanged({ id: topic.id }));
  const topics = await listTopics(tx, topic.serviceTypeId, { withArchived: true });
  const taken = refuseTakenName(title, topics.map(named), topic.id);
  if (taken) return taken;
  await tx.update(curriculumTopics).set({ title }).where(eq(curriculumTopics.id, topic.id));
  return done(changed({ id: topic.id }, event("topic.renamed", topic.id, { before: topic.title, title })));
}

/** One place up or down, put away, or taken back at the end. At either end of the list nothing moves. */
export async function stepTopic(
  tx: Tx,
  call: Call,
  input: { readonly topicId: string; readonly step: TopicStep },
): Promise<Result<Saved, never>> {
  const topic = found(await getTopic(tx, input.topicId), "topic");
  const { id } = topic;
  const { step } = input;
  const all = await listTopics(tx, topic.serviceTypeId, { withArchived: true });
  const set = (values: Partial<Topic>, of = id) =>
    tx.update(curriculumTopics).set(values).where(eq(curriculumTopics.id, of));
  if (step === "away" || step === "back") {
    if ((step === "away") === (topic.archivedAt !== null)) return done(unchanged({ id }));
    const last = Math.max(...all.map(({ position }) => position));
    await set(step === "away" ? { archivedAt: call.now } : { archivedAt: null, position: last + 1 });
    return done(changed({ id }, event(step === "away" ? "topic.archived" : "topic.restored", id, {})));
  }
  const shown = all.filter(({ archivedAt }) => archivedAt === null);
  const at = shown.findIndex((each) => each.id === id);
  const other = at < 0 ? undefined : shown[step === "up" ? at - 1 : at + 1];
  if (other === undefined) return done(unchanged({ id }));
  await set({ position: other.position });
  await set({ position: topic.position }, other.id);
  return done(changed({ id }, event("topic.moved", id, { step })));
}

function named({ id, title, archivedAt }: Topic) {
  return { id, name: title, archivedAt };
}

function event(name: DomainEvent["name"], id: string, facts: Record<string, unknown>): DomainEvent {
  return { name, subjectType: "topic", subjectId: id, facts };
}
