import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { changePlan } from "@/features/enrollment/commands/change-plan";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import type { Made } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { localDate } from "@/lib/time/local-date";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const DESKS = ["admin", "director", "scheduler"] as const;
const ADMINS = ["admin"] as const;
const TODAY = "2026-03-02";
const day = localDate;

const nothing = () => ({});
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const atBoth = ({ here, there }: ClinicMatrix) => [{ siteId: here.id }, { siteId: there.id }];

interface Care {
  readonly program: Made;
  readonly track: Made;
  readonly group: Made;
}

const made = new WeakMap<ClinicMatrix, Promise<Care>>();

/** A program with a track and a group, made once for all tries. */
function careOf(matrix: ClinicMatrix): Promise<Care> {
  const known = made.get(matrix) ?? makeCare(matrix);
  made.set(matrix, known);
  return known;
}

async function makeCare({ world, here }: ClinicMatrix): Promise<Care> {
  const program = await world.program("Matrix IOP", { sites: [here] });
  const track = await world.track("Matrix evening", { program, site: here });
  const group = await world.series("Matrix group", "MO 18:00-19:00", { from: TODAY, site: here, program, track });
  return { program, track, group };
}

const someone = ({ world, here }: ClinicMatrix) => world.client("New Client", { site: here });

async function enrolled(matrix: ClinicMatrix): Promise<Made> {
  const { program, track } = await careOf(matrix);
  const client = await someone(matrix);
  return matrix.world.enrolled(client, { from: TODAY, weekdays: ["MO"], program, track, site: matrix.here });
}

const clientFields = {
  givenName: "New",
  familyName: "Client",
  language: "en",
  prefersContactBy: "call",
  isAnotherPerson: "yes",
};
const planFields = { weekdays: ["MO"], hoursPerWeek: "1" };
const contactFields = { name: "Ida Client", relationship: "Sister", phone: null, email: null };

const contactOf = async (matrix: ClinicMatrix) =>
  matrix.world.do(addContact, { ...contactFields, clientId: (await someone(matrix)).id });
const ofClient = ({ client }: ClinicMatrix) => ({ clientId: client.id });
const ofEnrollment = async (matrix: ClinicMatrix) => ({ enrollmentId: (await enrolled(matrix)).id, seenVersion: "1" });
const phase = async (matrix: ClinicMatrix) => ({
  from: day("2026-03-09"),
  trackId: (await careOf(matrix)).track.id,
  weekdays: ["MO" as const],
  minutesPerWeek: 60,
  daysPerWeek: 1,
  requiredKinds: [],
});

export const CLIENT_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("client.list", STAFF, nothing, nothing),
  row("client.find", STAFF, nothing, () => ({ term: "Ada" })),
  row("client.chart", STAFF, atHere, ofClient),
  row("client.overview", STAFF, atHere, ofClient),
  row("client.schedule", STAFF, atHere, ofClient),
  row("client.attendance", STAFF, atHere, ofClient),
  row("client.plan", STAFF, atHere, ofClient),
  row("client.consents", STAFF, atHere, ofClient),
  row("client.history", STAFF, atHere, ofClient),
  row("client.new", DESKS, nothing, nothing),
  row("client.edit-form", DESKS, atHere, ofClient),
  row("client.invite-form", ADMINS, atHere, ofClient),
  row("client.create", DESKS, atHere, ({ here }) => ({ ...clientFields, siteId: here.id })),
  {
    door: "client.edit",
    may: DESKS,
    cases: [
      {
        title: "where it is",
        about: atHere,
        input: async (matrix) => ({
          ...clientFields,
          clientId: (await someone(matrix)).id,
          siteId: matrix.here.id,
          seenVersion: "1",
        }),
      },
      {
        title: "to another site",
        about: atBoth,
        input: async (matrix) => ({
          ...clientFields,
          clientId: (await someone(matrix)).id,
          siteId: matrix.there.id,
          seenVersion: "1",
        }),
      },
    ],
  },
  row("client.add-contact", DESKS, atHere, ({ client }) => ({
    clientId: client.id,
    name: "Ida Client",
    relationship: "Sister",
  })),
  row("client.archive-contact", DESKS, atHere, async (matrix) => ({ contactId: (await contactOf(matrix)).id })),
  row("client.record-consent", DESKS, atHere, async (matrix) => ({
    contactId: (await contactOf(matrix)).id,
    from: TODAY,
  })),
  row("client.revoke-consent", DESKS, atHere, async (matrix) => {
    const consent = { contactId: (await contactOf(matrix)).id, from: day(TODAY), through: null };
    return { consentId: (await matrix.world.do(recordConsent, consent)).id };
  }),

  row("enrollment.plan-form", DESKS, atHere, ofClient),
  row("enrollment.phase-form", DESKS, atHere, ofClient),
  row("enrollment.join-form", DESKS, atHere, ofClient),
  row("enrollment.leaving", DESKS, atHere, ofClient),
  row("enrollment.enroll", DESKS, atHere, async (matrix) => ({
    ...planFields,
    clientId: (await someone(matrix)).id,
    trackId: (await careOf(matrix)).track.id,
    startDate: TODAY,
  })),
  row("enrollment.change-plan", DESKS, atHere, async (matrix) => ({
    ...planFields,
    ...(await ofEnrollment(matrix)),
    trackId: (await careOf(matrix)).track.id,
    from: "2026-03-09",
  })),
  row("enrollment.remove-phase", DESKS, atHere, async (matrix) => {
    const { enrollmentId } = await ofEnrollment(matrix);
    await matrix.world.do(changePlan, { enrollmentId, phase: await phase(matrix) });
    const { listPhases } = await import("@/features/enrollment/queries/enrollments");
    const phases = await listPhases(matrix.store.reader, enrollmentId);
    return { enrollmentId, phaseId: phases.at(-1)!.id };
  }),
  row("enrollment.edit", DESKS, atHere, async (matrix) => ({
    ...(await ofEnrollment(matrix)),
    expectedEndDate: "2026-06-01",
  })),
  row("enrollment.start", DESKS, atHere, async (matrix) => {
    const { program, track } = await careOf(matrix);
    const plan = { from: "2026-03-16", weekdays: ["MO" as const], program, track, site: matrix.here };
    const { id } = await matrix.world.enrolled(await someone(matrix), plan);
    return { enrollmentId: id, startDate: "2026-03-23" };
  }),
  row("enrollment.hold", DESKS, atHere, async (matrix) => ({
    ...(await ofEnrollment(matrix)),
    from: TODAY,
    reason: "Travel",
  })),
  row("enrollment.end-hold", DESKS, atHere, async (matrix) => {
    const { enrollmentId } = await ofEnrollment(matrix);
    const hold = { enrollmentId, from: day(TODAY), through: null, reason: "Travel" };
    return { holdId: (await matrix.world.do(holdEnrollment, hold)).holdId, back: "2026-03-05" };
  }),
  row("enrollment.end", DESKS, atHere, async (matrix) => ({
    ...(await ofEnrollment(matrix)),
    endDate: TODAY,
    status: "completed",
    reason: "Finished",
  })),
  row("enrollment.join-series", DESKS, atHere, async (matrix) => ({
    enrollmentId: (await enrolled(matrix)).id,
    seriesId: (await careOf(matrix)).group.id,
    from: TODAY,
  })),
  row("enrollment.leave-series", DESKS, atHere, async (matrix) => {
    const { group } = await careOf(matrix);
    const wish = { seriesId: group.id, enrollmentId: (await enrolled(matrix)).id, from: day(TODAY), through: null };
    return { membershipId: (await matrix.world.do(addToSeries, wish)).membershipId, lastDay: TODAY };
  }),
];
