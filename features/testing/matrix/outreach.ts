import { getClinic } from "@/features/programs/queries/clinic";
import { inTrouble } from "@/features/testing/matrix/standing";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { DUE_KINDS } from "@/lib/alerts/ladder-rules";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

const anywhere = () => ({});

const WAITING_RULES = {
  ...Object.fromEntries(
    DUE_KINDS.flatMap((kind) => [
      [`${kind}Days`, "1"],
      [`${kind}By`, "16:00"],
    ]),
  ),
  ...{ lateFrom: "12:00", lateBy: "12:00", opens: "08:00", closes: "18:00" },
  ...{ directorAfterHours: "3", meetingAfterDays: "", facilitatorAfter: "20", directorAfter: "60", endOfDay: "on" },
};

export const OUTREACH_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("outreach.work", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.settled", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.own-waiting", STAFF, anywhere, () => ({ siteId: null })),
  row("outreach.meeting", STAFF, anywhere, () => ({ siteId: null })),
  row("alert.make-meeting-sheet", STAFF, atHere, ({ here }) => ({ site: here.id, initials: "on" })),
  row("outreach.waiting-rules", STAFF, anywhere, () => ({})),
  row(
    "alert.change-waiting-rules",
    ["admin", "director"],
    () => [{ siteId: null }],
    async ({ world }) => ({ ...WAITING_RULES, seenVersion: String((await getClinic(world.reader)).version) }),
  ),
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
