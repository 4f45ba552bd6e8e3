import { and, desc, eq } from "drizzle-orm";
import { makeUpOffers, sessions } from "@/db/schema";
import { answerOffer } from "@/features/make-ups/commands/answer-offer";
import { changeMakeUpRules } from "@/features/make-ups/commands/change-make-up-rules";
import { offerMakeUps } from "@/features/make-ups/commands/offer-make-ups";
import { readSituations } from "@/features/make-ups/queries/situations";
import { findClinic } from "@/features/programs/queries/clinic";
import { createSeries } from "@/features/scheduling/commands/create-series";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import type { StaffKey } from "./cast";
import type { Company } from "./people";
import { named, roomKey } from "./places";

/** What else makes up for a missed group of each kind. */
const STANDS_IN: readonly (readonly [missed: string, ...others: string[]])[] = [
  ["Check-in", "Process group"],
  ["Process group", "Relapse prevention"],
  ["Relapse prevention", "Process group"],
  ["CBT group", "DBT skills"],
  ["DBT skills", "CBT group"],
  ["Mindfulness", "Skills"],
  ["Skills", "Mindfulness"],
];

interface Told {
  readonly who: string;
  readonly by: StaffKey;
  readonly offered: readonly [LocalDate, string];
  readonly seat: LocalDate;
  /** Left out: not answered. */
  readonly answer?: "accept" | "decline";
}

/**
 * A group on Saturdays that has room, what stands in for what, and a few offers: Juniper's Saturday for the Wednesday she
 * missed, and this week one that was taken and one that waits.
 */
export async function planMakeUps(company: Company, from: LocalDate): Promise<void> {
  const { stage, places, founded } = company;
  const at = stage.at(founded, "14:00");
  const idOf = (name: string) => named(places.services, name);
  const pairs = STANDS_IN.flatMap(([missed, ...others]) => others.map((name) => `${idOf(missed)}>${idOf(name)}`));
  const version = (await findClinic(stage.store.reader))?.version ?? 0;
  const rules = { offerBy: { weekday: "WE", time: localTime("12:00") }, visitors: "own_program" } as const;
  await stage.do(changeMakeUpRules, { ...rules, pairs, seenVersion: version }, { by: places.staff.dana, at });
  const { seriesId } = await stage.do(
    createSeries,
    {
      ...{ siteId: places.sites.worcester, programId: places.programs.iop, trackId: null, kind: "group" as const },
      ...{ title: "Saturday process group", serviceTypeId: named(places.services, "Process group") },
      ...{ startDate: addDays(startOfWeek(from), 5), startTime: localTime("10:15"), durationMinutes: 90 },
      ...{ rule: "FREQ=WEEKLY;BYDAY=SA", exdates: [], rdates: [] },
      roomId: named(places.rooms, roomKey("worcester", "Room D")),
      facilitatorId: places.staff.marisol.staffId,
      ...{ coFacilitatorId: null, capacity: 8, modality: "in_person" as const, joinLink: null },
    },
    { by: places.staff.tilda, at },
  );
  const monday = startOfWeek(stage.today);
  const story: readonly Told[] = [
    {
      ...{ who: "Juniper Ashgrove", by: "marisol", answer: "accept" },
      ...{ offered: [addDays(monday, -18), "11:05"], seat: addDays(monday, -16) },
    },
    {
      ...{ who: "Fenwick Dale", by: "theo", answer: "accept" },
      ...{ offered: [stage.today, "09:50"], seat: addDays(monday, 5) },
    },
    { who: "Delphine Moss", by: "theo", offered: [stage.today, "10:05"], seat: addDays(monday, 5) },
  ];
  for (const told of story) if (told.offered[0] >= from) planOffer(company, seriesId, told);
}

function planOffer(company: Company, seriesId: string, { who, by, offered, seat, answer }: Told): void {
  const { stage, agenda, places, people } = company;
  const staff = places.staff[by];
  agenda.add(stage.at(...offered), async (at) => {
    const person = [...people.values()].find(({ stay }) => stay.name === who);
    if (person === undefined) return;
    const { reader } = stage.store;
    const [session] = await reader
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.seriesId, seriesId), eq(sessions.date, seat)));
    const [situation] = await readSituations(reader, [person.enrollmentId], at);
    // In another week than the one that is told, somebody may have missed nothing.
    if (session === undefined || !situation?.fits.some(({ sessionId }) => sessionId === session.id)) return;
    const { enrollmentId } = person;
    await stage.do(offerMakeUps, { enrollmentId, sessionIds: [session.id] }, { by: staff, at });
    const [offer] = await reader
      .select({ id: makeUpOffers.id })
      .from(makeUpOffers)
      .where(and(eq(makeUpOffers.clientId, person.clientId), eq(makeUpOffers.sessionId, session.id)))
      .orderBy(desc(makeUpOffers.offeredAt));
    if (offer === undefined || answer === undefined) return;
    const later = new Date(at.getTime() + 20 * 60_000);
    agenda.add(later, (when) => answerOnPhone(company, offer.id, answer, by, when));
  });
}

async function answerOnPhone(
  { stage, places }: Company,
  offerId: string,
  answer: "accept" | "decline",
  by: StaffKey,
  at: Date,
) {
  await stage.do(answerOffer, { offerId, answer }, { by: places.staff[by], at });
}
