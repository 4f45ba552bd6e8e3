import { newId } from "@/db/id";
import { archiveProgram } from "@/features/programs/commands/programs";
import { archiveStaff } from "@/features/staff/commands";
import { addTopic } from "@/features/programs/commands/topics";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const ADMINS = ["admin"] as const;
const LEADS = ["admin", "director"] as const;
const STAFF = ["admin", "director", "scheduler", "clinician"] as const;

const nothing = () => ({});
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const atBoth = ({ here, there }: ClinicMatrix) => [{ siteId: here.id }, { siteId: there.id }];
const ofTheClinic = () => [{ siteId: null }];

const fresh = (what: string) => `${what} ${newId().slice(-8)}`;
const seenVersion = "1";

const siteFields = () => ({ name: fresh("Site"), zone: "America/New_York", address: "", phone: "" });
const roomFields = () => ({ name: fresh("Room"), capacity: "12" });
const trackFields = () => ({ name: fresh("Track"), band: "evening" });
const programFields = () => ({
  name: fresh("Program"),
  level: "iop",
  hoursPerWeek: "9",
  daysPerWeek: "3",
  expectedWeeks: "8",
});
const typeFields = () => ({ name: fresh("Type"), countsToHours: "yes", countsToStanding: "yes" });
const staffFields = () => ({ givenName: "Theo", familyName: "Lindqvist", title: "Counselor", credentials: "LMHC" });

const ofSite = async ({ world }: ClinicMatrix) => ({ siteId: (await world.site(fresh("Site"))).id });
const ofRoom = async ({ world, here }: ClinicMatrix) => ({
  roomId: (await world.room(fresh("Room"), { site: here })).id,
});
const programAt = async ({ world, here }: ClinicMatrix) => world.program(fresh("Program"), { sites: [here] });
const programAtBoth = ({ world, here, there }: ClinicMatrix) =>
  world.program(fresh("Program"), { sites: [here, there] });
const ofProgram = async (matrix: ClinicMatrix) => ({ programId: (await programAt(matrix)).id });
const ofSharedProgram = async (matrix: ClinicMatrix) => ({ programId: (await programAtBoth(matrix)).id });
const ofTrack = async (matrix: ClinicMatrix) => {
  const program = await programAt(matrix);
  return { trackId: (await matrix.world.track(fresh("Evening"), { program, site: matrix.here })).id };
};
/** The last of two topics, so that every step has somewhere to go. */
async function ofTopic(matrix: ClinicMatrix): Promise<{ topicId: string }> {
  const { serviceTypeId } = await ofType(matrix);
  await matrix.world.do(addTopic, { serviceTypeId, title: `Topic ${newId()}` });
  const { id } = await matrix.world.do(addTopic, { serviceTypeId, title: `Topic ${newId()}` });
  return { topicId: id };
}

const ofType = async ({ world }: ClinicMatrix) => ({ serviceTypeId: (await world.serviceType(fresh("Type"))).id });
const ofStaff = async ({ world }: ClinicMatrix) => ({ staffId: (await world.staffMember("New Counselor")).id });

async function archivedProgram(matrix: ClinicMatrix) {
  const { programId } = await ofProgram(matrix);
  await matrix.world.do(archiveProgram, { programId });
  return { programId };
}

async function archivedStaff(matrix: ClinicMatrix) {
  const { staffId } = await ofStaff(matrix);
  await matrix.world.do(archiveStaff, { staffId });
  return { staffId };
}

export const SETUP_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("staff.shell", STAFF, nothing, nothing),

  row("setup.overview", STAFF, nothing, nothing),
  row("setup.clinic", STAFF, nothing, nothing),
  row("clinic.edit", LEADS, ofTheClinic, () => ({
    seenVersion,
    name: "Harbor Clinic",
    afternoonFrom: "12:00",
    eveningFrom: "17:00",
    lockAfterBusinessDays: "5",
  })),

  row("setup.sites", STAFF, nothing, () => ({ show: "open" })),
  row("setup.new_site", LEADS, ofTheClinic, nothing),
  row("setup.site", STAFF, atHere, ({ here }) => ({ siteId: here.id })),
  row("site.create", LEADS, ofTheClinic, siteFields),
  row("site.edit", LEADS, atHere, ({ here }) => ({ siteId: here.id, seenVersion, ...siteFields(), name: here.name })),
  // A new site: no role is held at it but those held everywhere.
  row("site.archive", LEADS, () => [{ siteId: "elsewhere" }], ofSite),
  row("site.restore", LEADS, atHere, ({ here }) => ({ siteId: here.id })),

  row("setup.new_room", LEADS, atHere, ({ here }) => ({ siteId: here.id })),
  row("setup.room", STAFF, atHere, ofRoom),
  row("room.create", LEADS, atHere, ({ here }) => ({ siteId: here.id, ...roomFields() })),
  row("room.edit", LEADS, atHere, async (matrix) => ({ ...(await ofRoom(matrix)), seenVersion, ...roomFields() })),
  row("room.archive", LEADS, atHere, ofRoom),
  row("room.restore", LEADS, atHere, ofRoom),

  row("setup.programs", STAFF, nothing, () => ({ show: "open" })),
  row("setup.new_program", LEADS, nothing, nothing),
  row("setup.program", STAFF, atHere, ofProgram),
  {
    door: "program.create",
    may: LEADS,
    cases: [
      { title: "at one site", about: atHere, input: ({ here }) => ({ ...programFields(), siteIds: [here.id] }) },
      {
        title: "at two sites",
        about: atBoth,
        input: ({ here, there }) => ({ ...programFields(), siteIds: [here.id, there.id] }),
      },
    ],
  },
  {
    door: "program.edit",
    may: LEADS,
    cases: [
      {
        title: "within one site",
        about: atHere,
        input: async (matrix) => ({
          ...(await ofProgram(matrix)),
          seenVersion,
          ...programFields(),
          siteIds: [matrix.here.id],
        }),
      },
      {
        title: "to another site",
        about: atBoth,
        input: async (matrix) => ({
          ...(await ofProgram(matrix)),
          seenVersion,
          ...programFields(),
          siteIds: [matrix.here.id, matrix.there.id],
        }),
      },
    ],
  },
  {
    door: "program.archive",
    may: LEADS,
    cases: [
      { title: "of one site", about: atHere, input: ofProgram },
      { title: "of two sites", about: atBoth, input: ofSharedProgram },
    ],
  },
  row("program.restore", LEADS, atHere, archivedProgram),

  row("setup.new_track", LEADS, atHere, ofProgram),
  row("setup.track", STAFF, atHere, ofTrack),
  row("track.create", LEADS, atHere, async (matrix) => ({
    ...(await ofProgram(matrix)),
    siteId: matrix.here.id,
    ...trackFields(),
  })),
  row("track.edit", LEADS, atHere, async (matrix) => ({ ...(await ofTrack(matrix)), seenVersion, ...trackFields() })),
  row("track.archive", LEADS, atHere, ofTrack),
  row("track.restore", LEADS, atHere, ofTrack),

  row("setup.service_types", STAFF, nothing, () => ({ show: "open" })),
  row("setup.new_service_type", LEADS, ofTheClinic, nothing),
  row("setup.service_type", STAFF, nothing, ofType),
  row("service_type.create", LEADS, ofTheClinic, typeFields),
  row("service_type.edit", LEADS, ofTheClinic, async (matrix) => ({
    ...(await ofType(matrix)),
    seenVersion,
    ...typeFields(),
  })),
  row("service_type.archive", LEADS, ofTheClinic, ofType),
  row("service_type.restore", LEADS, ofTheClinic, ofType),
  row("topic.add", LEADS, ofTheClinic, async (matrix) => ({ ...(await ofType(matrix)), title: `Topic ${newId()}` })),
  row("topic.rename", LEADS, ofTheClinic, async (matrix) => ({
    ...(await ofTopic(matrix)),
    title: `Topic ${newId()}`,
  })),
  row("topic.step", LEADS, ofTheClinic, async (matrix) => ({ ...(await ofTopic(matrix)), step: "up" })),

  row("setup.policies", STAFF, nothing, nothing),
  row("setup.policy", STAFF, atHere, ofProgram),

  row("staff.list", STAFF, nothing, () => ({ term: "", show: "working", page: 1 })),
  row("staff.show", STAFF, nothing, ofStaff),
  row("staff.new", LEADS, nothing, nothing),
  row("staff.create", LEADS, nothing, staffFields),
  row("staff.edit", LEADS, nothing, async (matrix) => ({ ...(await ofStaff(matrix)), seenVersion, ...staffFields() })),
  row("staff.archive", LEADS, nothing, ofStaff),
  row("staff.restore", LEADS, nothing, archivedStaff),

  row("audit.trail", ADMINS, nothing, nothing),
];
