import { newId } from "@/db/id";
import { coverSessions } from "@/features/substitutes/commands/cover-sessions";
import { recordAbsence } from "@/features/substitutes/commands/record-absence";
import { withdrawAbsence } from "@/features/substitutes/commands/withdraw-absence";
import { listRequestsOf } from "@/features/substitutes/queries/asked";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { localDate } from "@/lib/time/local-date";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const PLANNERS = ["admin", "director", "scheduler"] as const;
const DAY = "2026-03-09";
const FILE = { from: "2026-03-02", to: "2026-03-31" };

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const away = ({ staffHere }: ClinicMatrix) => ({ staffIds: [staffHere.clinician.id] });

/** The clinician's day away, with a session to be covered. What another try left behind is withdrawn before. */
async function anAbsence({ world, here, staffHere }: ClinicMatrix) {
  const { clinician } = staffHere;
  const series = await world.series(`Group ${newId()}`, "MO 09:00-10:00", {
    ...{ from: DAY, site: here, program: null, track: null, count: 1, facilitator: clinician },
  });
  const days = { staffId: clinician.id, from: localDate(DAY), through: localDate(DAY) };
  const { absenceId } = await world.do(recordAbsence, { ...days, reason: null });
  return { absenceId, sessionId: (await world.session(series, DAY)).id };
}

/** Somebody else's day: recorded anew for every try, because days of one person never overlap. */
async function aFreshAbsence(matrix: ClinicMatrix) {
  const { absenceId } = await anAbsence(matrix);
  await matrix.world.do(withdrawAbsence, { absenceId, giveBackAt: "all" });
  return anAbsence(matrix);
}

async function aRequest(matrix: ClinicMatrix) {
  const { world, staffHere } = matrix;
  const { absenceId, sessionId } = await aFreshAbsence(matrix);
  const ask = { absenceId, sessionIds: [sessionId], staffIds: [staffHere.director.id], how: "ask" as const };
  await world.do(coverSessions, { ...ask, anyway: false, note: null });
  const [request] = await listRequestsOf(world.reader, sessionId);
  if (request === undefined) throw new Error("Nobody was asked.");
  return { absenceId, requestIds: [request.id] };
}

export const SUBSTITUTE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "substitutes.away",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row("substitutes.absence", STAFF, away, async (matrix) => ({ absenceId: (await aFreshAbsence(matrix)).absenceId })),
  row(
    "substitutes.asked",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row(
    "substitutes.today",
    STAFF,
    () => ({}),
    () => ({ siteId: null }),
  ),
  row(
    "substitutes.of-staff",
    STAFF,
    () => ({}),
    ({ staffHere }) => ({ staffId: staffHere.clinician.id }),
  ),
  {
    door: "substitutes.record-absence",
    may: STAFF,
    cases: [
      {
        title: "a clinician's own days",
        about: away,
        input: ({ staffHere }) => ({ staffId: staffHere.clinician.id, from: "2026-04-06", through: "2026-04-06" }),
      },
      {
        title: "somebody else's",
        about: ({ staffHere }) => ({ staffIds: [staffHere.director.id] }),
        input: ({ staffHere }) => ({ staffId: staffHere.director.id, from: "2026-04-06", through: "2026-04-06" }),
      },
    ],
  },
  {
    door: "substitutes.withdraw-absence",
    may: STAFF,
    cases: [
      {
        title: "substitutes keep their sessions",
        about: away,
        input: async (matrix) => ({ absenceId: (await aFreshAbsence(matrix)).absenceId }),
      },
      {
        title: "sessions go back, which only planners decide",
        about: () => ({ staffIds: [] }),
        input: async (matrix) => ({ absenceId: (await aFreshAbsence(matrix)).absenceId, giveBack: "on" }),
      },
    ],
  },
  {
    door: "substitutes.cover",
    may: PLANNERS,
    cases: [
      {
        title: "asked",
        about: atHere,
        input: async (matrix) => {
          const { absenceId, sessionId } = await aFreshAbsence(matrix);
          return { absenceId, sessionIds: [sessionId], staffIds: [matrix.staffHere.director.id] };
        },
      },
      {
        title: "put down",
        about: atHere,
        input: async (matrix) => {
          const { absenceId, sessionId } = await aFreshAbsence(matrix);
          return { absenceId, sessionIds: [sessionId], assign: matrix.staffHere.director.id };
        },
      },
    ],
  },
  row(
    "scheduling.calendar-export",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  {
    door: "scheduling.calendar-file",
    may: STAFF,
    cases: [
      {
        title: "a clinician's own",
        about: away,
        input: ({ staffHere }) => ({ ...FILE, staff: staffHere.clinician.id }),
      },
      {
        title: "somebody else's at one site",
        about: ({ here, staffHere }) => ({ siteId: here.id, staffIds: [staffHere.director.id] }),
        input: ({ here, staffHere }) => ({ ...FILE, site: here.id, staff: staffHere.director.id }),
      },
      { title: "everybody's", about: () => ({ staffIds: [] }), input: () => FILE },
    ],
  },
  row("substitutes.take-back", PLANNERS, atHere, aRequest),
  row(
    "substitutes.answer",
    STAFF,
    ({ staffHere }) => ({ staffIds: [staffHere.director.id] }),
    async (matrix) => ({
      requestIds: (await aRequest(matrix)).requestIds,
      answer: "decline",
    }),
  ),
];
