import { and, eq } from "drizzle-orm";
import { contacts, seriesContacts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { inviteClient, inviteContact } from "@/features/accounts/commands/invite";
import { extendHorizon } from "@/features/scheduling/commands/extend-horizon";
import { rebuildStandings } from "@/features/standing/commands/rebuild-standings";
import { done, type Result } from "@/lib/result";
import { horizonFrom } from "@/lib/scheduling/horizon";
import { addDays } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import { sealAuditTrail } from "@/server/audit/seal";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { acknowledgeReviews } from "./calls";
import { playCallIns } from "./call-ins";
import type { Company, Person } from "./people";
import { join } from "./places";
import { playReviews } from "./reviews";
import { OPERATOR, type Stage } from "./stage";
import { playWorkList } from "./work-list";

/** What is true of the clinic as it is handed over: sessions to the horizon, the example client's sign-ins, standings as of now, the seal. */
export async function playClosingScene(company: Company, passwordHash: string): Promise<void> {
  const { stage, people } = company;
  const at = stage.now;
  const byJob = { by: { kind: "system", name: "job:schedule.extend" } as const, at };
  await stage.do(extendHorizon, { through: horizonFrom(stage.today) }, byJob);
  await acknowledgeReviews(company, stage.today);
  await playWorkList(company);
  await playReviews(company);
  await playCallIns(company);
  const example = [...people.values()].find(({ stay }) => stay.story === "example");
  if (example !== undefined) await letExampleIn(company, example, passwordHash);
  const byOperator = { by: OPERATOR, at };
  await stage.do(rebuildStandings, { enrollmentIds: [...people.keys()] }, byOperator);
  // The last word: without it a load was interrupted.
  await stage.do(noteLoaded, { day: stage.today }, byOperator);
  await sealAuditTrail(stage.store);
}

async function letExampleIn({ stage, places }: Company, example: Person, passwordHash: string): Promise<void> {
  const { clientId, familySeriesId } = example;
  const at = stage.at(addDays(stage.today, -20), "10:00");
  const byTilda = { by: places.staff.tilda, at };
  const own = await stage.do(inviteClient, { clientId, email: "juniper@mail.example" }, byTilda);
  await join(stage, at, passwordHash, own);
  const contactId = await firstContactOf(stage, clientId);
  const family = await stage.do(inviteContact, { contactId, email: "linus@mail.example" }, byTilda);
  await join(stage, at, passwordHash, family);
  if (familySeriesId !== null) await stage.do(joinFamilySeries, { seriesId: familySeriesId, contactId }, byTilda);
}

async function firstContactOf({ store }: Stage, clientId: string): Promise<string> {
  const [first] = await store.reader.select({ id: contacts.id }).from(contacts).where(eq(contacts.clientId, clientId));
  if (first === undefined) throw new Error("The example client has no contact.");
  return first.id;
}

type Noted = Promise<Result<Changed<null> | Unchanged<null>, never>>;

/** A contact takes part in a client's family sessions. */
async function joinFamilySeries(tx: Tx, call: Call, input: { seriesId: string; contactId: string }): Noted {
  const { seriesId, contactId } = input;
  const same = and(eq(seriesContacts.seriesId, seriesId), eq(seriesContacts.contactId, contactId));
  if ((await tx.$count(seriesContacts, same)) > 0) return done(unchanged(null));
  const record: { recordedAt: Instant; recordedBy: string } = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx.insert(seriesContacts).values({ seriesId, contactId, ...record });
  const facts = { contactId };
  return done(changed(null, { name: "series.contact-joined", subjectType: "series", subjectId: seriesId, facts }));
}

/** It writes nothing but its own line in the trail. */
async function noteLoaded(_tx: Tx, _call: Call, { day }: { day: string }): Noted {
  return done(changed(null, { name: "demo.loaded", subjectType: "clinic", subjectId: "demo", facts: { day } }));
}
