import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;

const nothingInParticular = () => ({});
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const noFilter = { siteId: null, programId: null, roomId: null, facilitatorId: null, kinds: null };

export const CALENDAR_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("scheduling.month", STAFF, nothingInParticular, () => ({ ...noFilter, month: null })),
  row("scheduling.print-week", STAFF, nothingInParticular, () => ({ ...noFilter, monday: null })),
  row("scheduling.print-day", STAFF, nothingInParticular, () => ({ day: null, facilitatorId: "me" })),
  row("scheduling.print-client-week", STAFF, atHere, ({ client }) => ({
    ...{ clientId: client.id, week: null, isPlain: false },
  })),
];
