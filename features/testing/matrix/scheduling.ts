import { newId } from "@/db/id";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const PLANNERS = ["admin", "director", "scheduler"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

async function newSeries({ world, here }: ClinicMatrix) {
  const type = await world.serviceType(`Group ${newId()}`);
  return {
    siteId: here.id,
    title: "Relapse prevention",
    kind: "group",
    repeats: "w1",
    weekdays: ["MO", "WE"],
    startTime: "18:00",
    endTime: "19:30",
    startDate: "2026-03-09",
    ends: "after",
    count: "6",
    serviceTypeId: type.id,
    modality: "in_person",
  };
}

async function aSeries({ world, here }: ClinicMatrix) {
  const more = { from: "2026-03-09", site: here, program: null, track: null, count: 2 };
  return world.series("Process group", "MO 09:00-10:00", more);
}

async function aSession(matrix: ClinicMatrix) {
  return { sessionId: (await matrix.world.session(await aSeries(matrix), "2026-03-09")).id };
}

const anyWeek = { monday: null, siteId: null, programId: null, roomId: null, facilitatorId: null, kinds: null };

export const SCHEDULING_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "scheduling.week",
    STAFF,
    () => ({}),
    () => anyWeek,
  ),
  row("scheduling.session", STAFF, atHere, aSession),
  row("scheduling.series", STAFF, atHere, async (matrix) => ({ seriesId: (await aSeries(matrix)).id })),
  row("scheduling.series-choices", PLANNERS, atHere, ({ here }) => ({ siteId: here.id })),
  row("scheduling.live-preview", PLANNERS, atHere, newSeries),
  {
    door: "scheduling.create-series",
    may: PLANNERS,
    cases: [
      { title: "made", about: atHere, input: newSeries },
      { title: "previewed", about: atHere, input: async (m) => ({ ...(await newSeries(m)), intent: "preview" }) },
    ],
  },
];
