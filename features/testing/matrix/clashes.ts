import { setUnavailable } from "@/features/availability/commands/unavailable-times";
import { localDate } from "@/lib/time/local-date";
import { DEFAULT_CLASH_RULES } from "@/lib/scheduling/clash-rules";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const LEADS = ["admin", "director"] as const;
const DESKS = ["admin", "director", "scheduler"] as const;

const ofTheClinic = () => ({ siteId: null });
const atHere = ({ here }: ClinicMatrix) => ({ siteId: here.id });

const aClient = ({ world, here }: ClinicMatrix) => world.client("New Client", { site: here });

export const CLASH_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "scheduling.clash-rules",
    STAFF,
    () => ({}),
    () => ({}),
  ),
  row("scheduling.change-clash-rules", LEADS, ofTheClinic, () => ({ seenVersion: "1", ...DEFAULT_CLASH_RULES })),
  row("availability.of-client", STAFF, atHere, async (matrix) => ({ clientId: (await aClient(matrix)).id })),
  row("availability.add", DESKS, atHere, async (matrix) => ({
    ...{ clientId: (await aClient(matrix)).id, weekdays: ["WE"] },
    ...{ fromTime: "14:00", toTime: "17:00", from: "2026-03-02" },
  })),
  row("availability.remove", DESKS, atHere, async (matrix) => {
    const window = { weekdays: ["WE" as const], fromTime: null, toTime: null };
    const days = { from: localDate("2026-03-02"), through: null, note: null };
    const clientId = (await aClient(matrix)).id;
    return { unavailableId: (await matrix.world.do(setUnavailable, { clientId, ...window, ...days })).id };
  }),
];
