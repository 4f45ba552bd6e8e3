import { changeSeries } from "@/features/scheduling/commands/change-series";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const PLANNERS = ["admin", "director", "scheduler"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

async function aSession({ world, here }: ClinicMatrix) {
  const more = { from: "2026-03-09", site: here, program: null, track: null, count: 4 };
  const series = await world.series("Process group", "MO 09:00-10:00", more);
  return { seriesId: series.id, sessionId: (await world.session(series, "2026-03-09")).id };
}

async function moved(matrix: ClinicMatrix) {
  return { ...(await aSession(matrix)), scope: "following", startTime: "11:00", endTime: "12:00", tell: "on" };
}

const aWeek = ({ here }: ClinicMatrix) => ({ siteId: here.id, from: "2026-03-09", to: "2026-03-16" });

async function madeChange(matrix: ClinicMatrix) {
  const { seriesId, sessionId } = await aSession(matrix);
  const change = { kind: "cancel-one", sessionId, reason: "The facilitator is ill" } as const;
  const answer = await matrix.world.do(changeSeries, { seriesId, change, seen: null, tell: false });
  return { changeId: answer.made?.changeId };
}

/** For the doors through which series are changed. */
export const SERIES_CHANGE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  {
    door: "scheduling.change-series",
    may: PLANNERS,
    cases: [
      { title: "confirmed", about: atHere, input: async (m) => ({ ...(await moved(m)), seen: "another preview" }) },
      { title: "previewed", about: atHere, input: async (m) => ({ ...(await moved(m)), intent: "preview" }) },
    ],
  },
  row("scheduling.change-preview", PLANNERS, atHere, async (matrix) => {
    const { seriesId, ...fields } = await moved(matrix);
    return { ...fields, id: seriesId };
  }),
  {
    door: "scheduling.copy-week",
    may: PLANNERS,
    cases: [
      { title: "confirmed", about: atHere, input: (m) => ({ ...aWeek(m), seen: "another preview" }) },
      { title: "previewed", about: atHere, input: (m) => ({ ...aWeek(m), intent: "preview" }) },
    ],
  },
  row("scheduling.undo-change", PLANNERS, atHere, madeChange),
];
