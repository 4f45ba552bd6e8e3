import { and, asc, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { setTopic } from "@/features/attendance/commands/set-topic";
import { addTopic } from "@/features/programs/commands/topics";
import { listTopics } from "@/features/programs/queries/topics";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Company } from "./people";
import { named } from "./places";

const ABOUT = "Relapse prevention";

/** What the groups talk about, by service type, in the order of a round. */
const CURRICULA: Readonly<Record<string, readonly string[]>> = {
  [ABOUT]: [
    "How it began",
    "People and places",
    "Triggers and cravings",
    "Thinking traps",
    "Saying no",
    "High-risk days",
    "A slip and what then",
    "A plan to keep",
  ],
  "CBT group": ["Thoughts, feelings, actions", "Catching a thought", "Testing it", "Core beliefs", "Small experiments"],
  "DBT skills": ["Mindfulness", "Distress tolerance", "Emotion regulation", "Getting along with people"],
  Mindfulness: ["Breath", "Body scan", "Urge surfing", "Everyday attention"],
};

/** The curricula, and the third topic of eight for today's relapse prevention groups, as the week before had the second. */
export async function planCurricula(company: Company): Promise<void> {
  const { stage, places, founded } = company;
  const at = stage.at(founded, "14:30");
  const { dana } = places.staff;
  for (const [name, titles] of Object.entries(CURRICULA)) {
    const serviceTypeId = named(places.services, name);
    for (const title of titles) await stage.do(addTopic, { serviceTypeId, title }, { by: dana, at });
  }
  planTopic(company, addDays(stage.today, -7), 2);
  planTopic(company, stage.today, 3);
}

/** What the relapse prevention groups of one day were about, written down while they met. */
function planTopic({ stage, places, agenda }: Company, date: LocalDate, place: number): void {
  agenda.add(stage.at(date, "10:20"), async (at) => {
    const { reader } = stage.store;
    const serviceTypeId = named(places.services, ABOUT);
    const topic = (await listTopics(reader, serviceTypeId))[place - 1];
    if (topic === undefined) throw new Error(`${ABOUT} has no topic ${place}.`);
    const groups = await reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.serviceTypeId, serviceTypeId), eq(sessions.date, date), eq(sessions.status, "scheduled")))
      .orderBy(asc(sessions.startsAt), asc(sessions.id));
    for (const { id } of groups)
      await stage.do(setTopic, { sessionId: id, topicId: topic.id }, { by: places.staff.dana, at });
  });
}
