import { eq } from "drizzle-orm";
import { alerts, standingCases } from "@/db/schema";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import type { PolicyBody } from "@/lib/standing/types";
import { row, type DoorRow } from "@/server/doors/matrix";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const DECIDERS = ["admin", "director"] as const;

/** One miss is a case for a person to decide. */
const STRICT: PolicyBody = {
  contract: { attend: 5, of: 6 },
  rules: [{ id: "one", measure: "absences", within: "enrollment", at: 1, level: "review" }],
};

interface Strict {
  readonly program: Made;
  readonly track: Made;
  readonly session: SessionRow;
}

const made = new WeakMap<ClinicMatrix, Promise<Strict>>();

function strictOf(matrix: ClinicMatrix): Promise<Strict> {
  const known = made.get(matrix) ?? makeStrict(matrix);
  made.set(matrix, known);
  return known;
}

async function makeStrict({ world, here }: ClinicMatrix): Promise<Strict> {
  const program = await world.program("Strict IOP", { sites: [here], policy: STRICT });
  const track = await world.track("Strict evening", { program, site: here });
  const group = await world.series("Strict group", "FR 18:00-19:00", {
    from: "2026-02-27",
    site: here,
    program,
    track,
  });
  return { program, track, session: await world.session(group, "2026-02-27") };
}

/** Somebody who was missed on Friday, with the alerts and the case that came of it. */
export async function inTrouble(matrix: ClinicMatrix, person?: Made) {
  const { program, track, session } = await strictOf(matrix);
  const { world, here } = matrix;
  const client = person ?? (await world.client("Missed Client", { site: here }));
  const enrollment = await world.enrolled(client, { from: "2026-02-23", weekdays: ["FR"], program, track, site: here });
  await world.mark(client, session, "missed");
  const rows = await world.reader.select().from(alerts).where(eq(alerts.clientId, client.id));
  const cases = await world.reader.select().from(standingCases).where(eq(standingCases.enrollmentId, enrollment.id));
  return {
    clientId: client.id,
    enrollmentId: enrollment.id,
    alertIds: rows.map(({ id }) => id),
    caseKey: cases[0]?.key ?? "",
    sessionId: session.id,
  };
}

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const anywhere = () => ({});
const reason = "We talked about it.";

export const STANDING_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("standing.calls", STAFF, anywhere, () => ({ siteId: null, onlyMine: false })),
  row("standing.call-count", STAFF, anywhere, () => ({ siteId: null })),
  row("standing.client", STAFF, atHere, ({ client }) => ({ clientId: client.id })),
  row("alert.settle", STAFF, atHere, async (matrix) => {
    const { clientId, alertIds } = await inTrouble(matrix);
    return { clientId, alertIds, as: "acknowledged" };
  }),
  row("decision.close", DECIDERS, atHere, async (matrix) => {
    const { enrollmentId, caseKey } = await inTrouble(matrix);
    return { enrollmentId, caseKey, reason };
  }),
  row("decision.waive", DECIDERS, atHere, async (matrix) => {
    const { enrollmentId, sessionId } = await inTrouble(matrix);
    return { enrollmentId, sessionId, reason };
  }),
  row("decision.acknowledge", DECIDERS, atHere, async (matrix) => ({
    enrollmentId: (await inTrouble(matrix)).enrollmentId,
    policyVersion: "1",
    reason,
  })),
];
