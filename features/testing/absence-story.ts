import { inviteStaff } from "@/features/accounts/commands/invite";
import { answerRequest } from "@/features/substitutes/commands/answer-request";
import { coverSessions } from "@/features/substitutes/commands/cover-sessions";
import { recordAbsence } from "@/features/substitutes/commands/record-absence";
import { getAbsence } from "@/features/substitutes/queries/absences";
import { listRequestsOf } from "@/features/substitutes/queries/asked";
import { findCoverPlan } from "@/features/substitutes/queries/cover-plan";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { joined } from "@/features/testing/matrix/world";
import { world } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";

export type AbsenceStory = Awaited<ReturnType<typeof absenceStory>>;

/**
 * A clinic in which Marisol leads a group three mornings a week, and Theo and Priya could step in; all three hold what
 * it asks for. The words are those of whoever plans.
 */
export async function absenceStory() {
  const w = await world({ now: "2026-03-02T08:00" });
  const site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Morning");
  const serviceType = await w.serviceType("CBT group", { credential: "LMHC" });
  const marisol = await w.staffMember("Marisol Benítez", { credentials: ["LMHC"] });

  /** Somebody who signs in at the site. */
  const colleague = async (name: string, credentials: readonly string[]): Promise<Made> => {
    const member = await w.staffMember(name, { credentials });
    const email = `${name.split(" ")[0]!.toLowerCase()}@clinic.example`;
    await joined(w, inviteStaff, { staffId: member.id, email, grants: [{ role: "clinician", siteId: site.id }] });
    return member;
  };
  const theo = await colleague("Theo Lindqvist", ["LMHC"]);
  const priya = await colleague("Priya Raman", ["LMHC", "LADC I"]);
  const led = { from: "2026-03-02", facilitator: marisol, serviceType };
  const group = await w.series("Relapse prevention", "MO WE TH 10:00-11:00", led);

  const actorOf = (member: Made): Promise<StaffActor> => w.actor("clinician", { site, staff: member });
  const idsOf = (dates: readonly string[]): Promise<string[]> =>
    Promise.all(dates.map(async (date) => (await w.session(group, date)).id));
  const requestTo = async (staff: Made, date: string): Promise<string> => {
    const [sessionId] = await idsOf([date]);
    const found = (await listRequestsOf(w.reader, sessionId!)).filter(({ staffId }) => staffId === staff.id).at(-1);
    if (found === undefined) throw new Error("Not asked.");
    return found.id;
  };
  const cover = async (absenceId: string, staff: readonly Made[], dates: readonly string[]) => ({
    ...{ absenceId, note: null, staffIds: staff.map(({ id }) => id) },
    sessionIds: await idsOf(dates),
  });

  return {
    ...{ w, site, marisol, theo, priya, group, colleague, actorOf, idsOf },
    days: (staff: Made, from: string, through: string) => ({
      ...{ staffId: staff.id, from: localDate(from), through: localDate(through), reason: null },
    }),
    /** Marisol is away from Monday, March 9 through Friday: three sessions. */
    awayWeek: async () => {
      const week = { from: localDate("2026-03-09"), through: localDate("2026-03-13"), reason: null };
      return (await w.do(recordAbsence, { staffId: marisol.id, ...week })).absenceId;
    },
    ask: async (absenceId: string, staff: readonly Made[], ...dates: string[]) =>
      w.try(coverSessions, { ...(await cover(absenceId, staff, dates)), how: "ask", anyway: false }),
    assign: async (absenceId: string, staff: Made, dates: readonly string[], anyway = false) =>
      w.try(coverSessions, { ...(await cover(absenceId, [staff], dates)), how: "assign", anyway }),
    answer: async (staff: Made, reply: "accept" | "decline", ...dates: string[]) => {
      const requestIds = await Promise.all(dates.map((date) => requestTo(staff, date)));
      return w.try(answerRequest, { requestIds, answer: reply }, { actor: await actorOf(staff) });
    },
    planOf: async (absenceId: string, more: { sessionId?: string; staffId?: string } = {}) => {
      const absence = (await getAbsence(w.reader, absenceId))!;
      const asked = { sites: "all", planned: "all", now: w.now, sessionId: null, staffId: null } as const;
      return findCoverPlan(w.reader, absence, { ...asked, ...more });
    },
  };
}

/** Who leads, and what of it a calendar would notice. */
export function leadOf({ facilitatorId, coFacilitatorId, hasOwnLead, sequence }: SessionRow) {
  return { facilitatorId, coFacilitatorId, hasOwnLead, sequence };
}
