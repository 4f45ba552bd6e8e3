import { getStaff, listStaff, staffName } from "@/features/staff/queries";
import { decideAccess, sitesWith } from "@/lib/access/decide-access";
import { decideAbsence } from "@/lib/scheduling/decide-absence";
import { parseLocalDate } from "@/lib/time/local-date";
import { isId } from "@/server/doors/inputs";
import { defineLoader } from "@/server/doors/loader";
import { listAbsences, todayOfClinic } from "./queries/absences";
import { countAskedOf, listAskedOf, listUncovered } from "./queries/asked";
import { findCoverPlan } from "./queries/cover-plan";
import { listAwaySessions } from "./queries/coverage";
import { explainAbsence } from "./refusals";
import { absenceSubject } from "./subjects";

/** The address of the page of all days away; a staff member and days in it ask for a preview. */
export interface AwayQuery {
  readonly staff?: string;
  readonly from?: string;
  readonly through?: string;
}

/** Who is away and when, for those who plan; one's own days for everybody else. With what recording more would mean. */
export const awayLoader = defineLoader({
  name: "substitutes.away",
  permission: "absence:write",
  query: async ({ reader, actor, now, scope }, query: AwayQuery) => {
    const planned = sitesWith(actor, "absence:write", "site");
    const isPlanner = planned.length > 0;
    const today = await todayOfClinic(reader, now);
    const own = scope.staffId ?? "";
    const absences = await listAbsences(reader, { from: today, ...(isPlanner ? {} : { staffId: own }) });
    const uncovered = await listUncovered(reader, { sites: scope.sites, now });
    const offered = (await listStaff(reader)).filter(({ id }) => isPlanner || id === own);
    const asked = query.staff !== undefined && isId(query.staff) ? query.staff : own;
    const member = offered.find(({ id }) => id === asked) ?? null;
    const from = parseLocalDate(query.from ?? "");
    const through = parseLocalDate(query.through ?? "");
    const preview = async () => {
      if (member === null || from === null || through === null) return null;
      const onRecord = await listAbsences(reader, { from, through, staffId: member.id });
      const decided = decideAbsence({ from, through }, today, onRecord);
      if (!decided.ok) return { problem: explainAbsence(decided.refusal), sessions: [] };
      const away = { absenceId: null, staffId: member.id, days: { from, through } };
      return { problem: null, sessions: await listAwaySessions(reader, away, { sites: scope.sites, now }) };
    };
    return {
      today,
      isPlanner,
      absences: absences.map((absence) => ({
        ...absence,
        uncovered: uncovered.find(({ absenceId }) => absenceId === absence.id)?.open ?? 0,
      })),
      staff: offered.map((each) => ({ id: each.id, name: staffName(each) })),
      typed: { staffId: member?.id ?? "", name: member === null ? "" : staffName(member), from, through },
      preview: await preview(),
    };
  },
});

/** One absence with its sessions, who leads them meanwhile, and, when one is asked about, who could. */
export const absenceLoader = defineLoader({
  name: "substitutes.absence",
  permission: "absence:write",
  subject: (reader, { absenceId }: { absenceId: string; session?: string; staff?: string }) =>
    absenceSubject(reader, absenceId),
  query: async ({ reader, actor, now, scope }, { session, staff }, absence) => {
    const planned = sitesWith(actor, "schedule:write", "site");
    return {
      absence,
      isPlanner: planned.length > 0,
      today: await todayOfClinic(reader, now),
      plan: await findCoverPlan(reader, absence, {
        sites: scope.sites,
        planned,
        now,
        sessionId: session ?? null,
        staffId: staff ?? null,
      }),
    };
  },
});

/** What the signed-in colleague was asked, or was put down for. */
export const askedLoader = defineLoader({
  name: "substitutes.asked",
  permission: "substitution:answer",
  query: async ({ reader, now, scope }, _params: Record<string, never>) => ({
    today: await todayOfClinic(reader, now),
    rows: scope.staffId === null ? [] : await listAskedOf(reader, scope.staffId, now),
  }),
});

/** What Today says of substitutes: questions to oneself, and, for those who plan, sessions that nobody leads. */
export const substitutesTodayLoader = defineLoader({
  name: "substitutes.today",
  permission: "substitution:answer",
  query: async ({ reader, actor, now, scope }, { siteId }: { siteId: string | null }) => {
    const planned = sitesWith(actor, "schedule:write", "site");
    const isHere = siteId === null || planned === "all" || planned.includes(siteId);
    const sites = siteId === null ? planned : isHere ? [siteId] : [];
    return {
      asked: scope.staffId === null ? 0 : await countAskedOf(reader, scope.staffId, now),
      uncovered: sites.length === 0 ? [] : await listUncovered(reader, { sites, now }),
    };
  },
});

/** A staff member's days away on their own page; null when the reader has no business with them. */
export const awayOfStaffLoader = defineLoader({
  name: "substitutes.of-staff",
  permission: "staff:read",
  subject: async (reader, { staffId }: { staffId: string }) =>
    (await getStaff(reader, staffId)) && { access: {}, value: null },
  query: async ({ reader, actor, now }, { staffId }) => {
    if (decideAccess(actor, "absence:write", { staffIds: [staffId] }) !== "allowed") return null;
    const today = await todayOfClinic(reader, now);
    return { today, absences: await listAbsences(reader, { from: today, staffId }) };
  },
});
