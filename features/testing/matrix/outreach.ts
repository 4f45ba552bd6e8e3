import { inTrouble } from "@/features/testing/matrix/standing";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

const anywhere = () => ({});

export const OUTREACH_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("outreach.work", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.settled", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.own-waiting", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.reach", STAFF, atHere, ({ client }) => ({ clientId: client.id })),
  row("alert.assign", STAFF, atHere, async (matrix) => {
    const { clientId, alertIds } = await inTrouble(matrix);
    return { clientId, alertIds, toStaffId: matrix.staffHere.clinician.id };
  }),
  row("outreach.attempts", STAFF, atHere, ({ client }) => ({ clientId: client.id, most: 5 })),
  row("outreach.log", STAFF, atHere, async (matrix) => {
    const { clientId, alertIds } = await inTrouble(matrix);
    return { clientId, alertIds, channel: "call", result: "reached", note: "Comes tomorrow", settles: "on" };
  }),
];
