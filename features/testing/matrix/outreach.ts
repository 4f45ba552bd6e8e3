import { inTrouble } from "@/features/testing/matrix/standing";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

export const OUTREACH_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("outreach.attempts", STAFF, atHere, ({ client }) => ({ clientId: client.id, most: 5 })),
  row("outreach.log", STAFF, atHere, async (matrix) => {
    const { clientId, alertIds } = await inTrouble(matrix);
    return { clientId, alertIds, channel: "call", result: "reached", note: "Comes tomorrow", settles: "on" };
  }),
];
