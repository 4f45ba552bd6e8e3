import { inArray, and, eq } from "drizzle-orm";
import { standingCases } from "@/db/schema";
import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { createClient } from "@/features/clients/commands/create-client";
import { changePlan } from "@/features/enrollment/commands/change-plan";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { offerContract } from "@/features/reviews/commands/offer-contract";
import { recordPaperSignature, signContractAsStaff } from "@/features/reviews/commands/sign-contract";
import { findOpenContractCase } from "@/features/reviews/queries/contracts";
import { decideCase } from "@/features/standing/commands/decide-case";
import type { PhaseWish } from "@/lib/enrollment/phase";
import { addDays, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { Chance } from "@/db/worlds/chance";
import type { StayDays } from "./absences";
import type { Agenda } from "./agenda";
import { Appointments, type Appointment } from "./appointments";
import type { ReferralPlan } from "./cast";
import { planEndByReview } from "./reviews";
import { planAppointment } from "./planned-series";
import { named, type Places } from "./places";
import type { Stage } from "./stage";
import type { Stay, StayPhase } from "./stays";
import { daysOf, TRACKS } from "./tracks";

/** A stay on the record. */
export interface Person {
  readonly stay: Stay;
  readonly days: StayDays;
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly familySeriesId: string | null;
}

export interface Company {
  readonly stage: Stage;
  readonly places: Places;
  readonly agenda: Agenda;
  readonly appointments: Appointments;
  /** Nothing is on record before this day. */
  readonly founded: LocalDate;
  readonly clients: Map<string, string>;
  /** By enrollment. */
  readonly people: Map<string, Person>;
}

const CHANNELS = ["call", "text", "text", "call", "email"] as const;
const LANGUAGES = ["en", "en", "en", "en", "es", "en", "pt", "en", "ht", "en"] as const;

/** Puts everything that is known of one stay beforehand on the agenda: coming, steps of the plan, leave, leaving. */
export function planPerson(company: Company, stay: Stay, days: StayDays): void {
  const { stage, agenda, founded, places } = company;
  const chance = new Chance(`person ${stay.name}`);
  const tilda = places.staff.tilda;
  const dana = places.staff.dana;
  const known = workday(addDays(stay.start, -chance.whole(2, 6)), founded);
  const enrolledOn = known < stage.today ? known : addDays(stage.today, -1);
  // Some plans are written down whole, others step by step, each decided on the Friday before.
  const isPlannedWhole = chance.isTrue(0.5) || stay.story === "example";
  const later = isPlannedWhole
    ? []
    : stay.phases
        .slice(1)
        .filter(({ from }) => addDays(from, -4) > enrolledOn && (stay.ending === null || from <= stay.ending.date));
  const individual = stay.track === "saturday" ? null : company.appointments.individual(stay);
  const family = stay.track === "saturday" ? null : company.appointments.family(stay);
  let enrollmentId = "";
  agenda.add(stage.at(enrolledOn, "10:00", chance.whole(0, 300)), async (at) => {
    const clientId = await clientOf(company, stay, at);
    const phases = stay.phases.filter((phase) => !later.includes(phase)).map((phase) => wishOf(places, stay, phase));
    const wish = {
      ...{ clientId, phases, startDate: stay.start, expectedEndDate: stay.expectedEnd },
      programId: places.programs[TRACKS[stay.track].program],
      siteId: places.sites[stay.site],
      counselorId: places.staff[stay.counselor].staffId,
    };
    ({ enrollmentId } = await stage.do(enrollClient, wish, { by: tilda, at }));
    const ids: Record<Appointment["kind"], string | null> = { individual: null, family: null };
    for (const appointment of [individual, family]) {
      if (appointment === null) continue;
      const what = { stay, enrollmentId, appointment };
      ids[appointment.kind] = await planAppointment(stage, places, what, { by: tilda, at });
    }
    company.people.set(enrollmentId, { stay, days, clientId, enrollmentId, familySeriesId: ids.family });
  });
  for (const phase of later) {
    const by = places.staff[stay.counselor];
    agenda.add(stage.at(workday(addDays(phase.from, -3), enrolledOn), "15:40"), async (at) => {
      await stage.do(changePlan, { enrollmentId, phase: wishOf(places, stay, phase) }, { by, at });
    });
  }
  const { hold, signsOn, closesOn } = days;
  if (hold !== null) {
    agenda.add(stage.at(addDays(hold.from, -1), "16:05"), async (at) => {
      await stage.do(holdEnrollment, { enrollmentId, ...hold }, { by: dana, at });
    });
  }
  if (signsOn !== null) {
    agenda.add(stage.at(signsOn, "16:30"), async (at) => {
      await signContract(company, stay, enrollmentId, at);
    });
  }
  if (closesOn !== null) {
    agenda.add(stage.at(closesOn, "11:30"), (at) => closeCases(company, enrollmentId, at));
  }
  const { ending } = stay;
  if (stay.story === "by-clinic") planEndByReview(company, stay, () => enrollmentId);
  else if (ending !== null) {
    agenda.add(stage.at(ending.date, "21:10"), async (at) => {
      const { date: endDate, status, reason, said: by } = ending;
      const said = by === undefined ? null : { by, on: endDate, words: "I can’t do this right now. I’ll call you." };
      await stage.do(endEnrollment, { enrollmentId, endDate, status, reason, said }, { by: dana, at });
    });
  }
}

/** The counselor offers the contract, both sign it: the client with a pen. */
async function signContract({ stage, places }: Company, stay: Stay, enrollmentId: string, at: Instant): Promise<void> {
  // Where the misses lie too far apart nothing asks for a contract, so there is none to sign.
  if ((await findOpenContractCase(stage.store.reader, enrollmentId)) === null) return;
  const by = places.staff[stay.counselor];
  const help = ["We call the evening before.", "A ride can be arranged until noon of the day before."];
  const { agreementId } = await stage.do(offerContract, { enrollmentId, help, words: null }, { by, at });
  await stage.do(signContractAsStaff, { agreementId, typedName: by.name }, { by, at });
  const paper = { agreementId, signedName: stay.name, signedOn: toLocal(at, stage.zone).date };
  await stage.do(recordPaperSignature, paper, { by, at });
}

/** Somebody who asked for a place and has none yet. */
export function planReferral(company: Company, referral: ReferralPlan): void {
  const { stage, agenda, places } = company;
  const { track, status, daysAgo } = referral;
  const on = workday(addDays(stage.today, -daysAgo), company.founded);
  agenda.add(stage.at(on, "11:20"), async (at) => {
    const plan = TRACKS[track];
    const clientId = await clientOf(company, { ...referral, site: plan.site }, at);
    let startDate = addDays(stage.today, 5);
    while (!daysOf(track).includes(weekdayOf(startDate))) startDate = addDays(startDate, 1);
    const weekdays = daysOf(track);
    const phase = { from: startDate, weekdays, minutes: weekdays.length * 180 };
    const wish = {
      ...{ clientId, status, startDate, expectedEndDate: null, counselorId: null },
      programId: places.programs[plan.program],
      siteId: places.sites[plan.site],
      phases: [wishOf(places, { track }, phase)],
    };
    await stage.do(enrollClient, wish, { by: places.staff.tilda, at });
  });
}

async function clientOf(
  { stage, places, clients }: Company,
  person: Pick<Stay, "name" | "pronouns" | "site">,
  at: Instant,
): Promise<string> {
  const known = clients.get(person.name);
  if (known !== undefined) return known;
  const chance = new Chance(`client ${person.name}`);
  const [givenName = "", ...rest] = person.name.split(" ");
  const prefersContactBy = person.name === "Juniper Ashgrove" ? "text" : chance.pick(CHANNELS);
  const isSafeToLeaveMessage = person.name !== "Juniper Ashgrove" && chance.isTrue(0.75);
  const fields = {
    ...{ givenName, familyName: rest.join(" "), pronouns: person.pronouns, prefersContactBy, isSafeToLeaveMessage },
    siteId: places.sites[person.site],
    preferredName: null,
    language: chance.pick(LANGUAGES),
    email: `${givenName.toLowerCase()}@mail.example`,
    // The numbers from 0100 to 0199 are kept for stories.
    phone: `${person.site === "worcester" ? "508" : "617"}-555-01${String(chance.whole(0, 99)).padStart(2, "0")}`,
    contactNote: isSafeToLeaveMessage ? null : "Voicemail is not safe: text first.",
  };
  const by = { by: places.staff.tilda, at };
  const { id } = await stage.do(createClient, fields, by);
  clients.set(person.name, id);
  if (!chance.isTrue(0.4) && person.name !== "Juniper Ashgrove") return id;
  const contact = contactOf(person.name, chance);
  const contactId = (await stage.do(addContact, { clientId: id, ...contact }, by)).id;
  if (chance.isTrue(0.7) || person.name === "Juniper Ashgrove") {
    const from = addDays(stage.today, -100);
    await stage.do(recordConsent, { contactId, from, through: null }, by);
  }
  return id;
}

function contactOf(client: string, chance: Chance) {
  const family = client.split(" ").slice(1).join(" ");
  const people = [
    ["Ada", "mother"],
    ["Linus", "brother"],
    ["Cora", "sister"],
    ["Hale", "partner"],
    ["Abel", "father"],
  ] as const;
  const [given, relationship] = client === "Juniper Ashgrove" ? people[1] : chance.pick(people);
  const phone = `774-555-01${String(chance.whole(0, 99)).padStart(2, "0")}`;
  const email = client === "Juniper Ashgrove" ? "linus@mail.example" : null;
  return { name: `${given} ${family}`, relationship, phone, email };
}

function wishOf(places: Places, { track }: Pick<Stay, "track">, phase: StayPhase): PhaseWish {
  return {
    from: phase.from,
    trackId: named(places.tracks, track),
    weekdays: phase.weekdays,
    minutesPerWeek: phase.minutes,
    daysPerWeek: phase.weekdays.length,
    requiredKinds:
      track === "saturday"
        ? []
        : [
            { kind: "individual", sessions: 1, weeks: 1 },
            { kind: "family", sessions: 1, weeks: 2 },
          ],
  };
}

async function closeCases({ stage, places }: Company, enrollmentId: string, at: Instant): Promise<void> {
  const open = await stage.store.reader
    .select({ key: standingCases.key })
    .from(standingCases)
    .where(and(inArray(standingCases.enrollmentId, [enrollmentId]), eq(standingCases.state, "open")))
    .orderBy(standingCases.key);
  for (const { key } of open) {
    const reason = "Talked it through: rides are arranged, and the days fit work again.";
    const decision = { kind: "close", caseKey: key } as const;
    await stage.do(decideCase, { enrollmentId, decision, reason }, { by: places.staff.dana, at });
  }
}

/** The date, or the working day before it, and never before the clinic was founded. */
function workday(date: LocalDate, earliest: LocalDate): LocalDate {
  let on = date;
  while (weekdayOf(on) === "SA" || weekdayOf(on) === "SU") on = addDays(on, -1);
  return on > earliest ? on : addDays(earliest, 1);
}
