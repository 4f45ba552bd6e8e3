import type { Reader } from "@/db/store";
import { listColleagues, type Colleague } from "@/features/outreach/queries/colleagues";
import { bandEdgesOf, findClinic } from "@/features/programs/queries/clinic";
import { overdueWords } from "@/lib/alerts/due-words";
import { isRosterOverdue, mayRemindAgain, readReminderRules } from "@/lib/attendance/not-taken";
import { bandOf, DEFAULT_BAND_EDGES, type Band } from "@/lib/time/band";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { listNotTaken, type NotTaken } from "./not-taken";
import { listSent, type SentReminder } from "./sent";

/** A roster that was not taken, as a row of the work list. */
export interface RecordRow extends NotTaken {
  readonly band: Band;
  readonly today: LocalDate;
  /** "Due now", or "Overdue 13 h" once the director would have been told. */
  readonly due: string;
  readonly isOverdue: boolean;
  readonly lead: { readonly staffId: string; readonly name: string; readonly initials: string } | null;
  readonly isMine: boolean;
  /** The last one who was told, and when; null: nobody yet. */
  readonly reminded: { readonly names: readonly string[]; readonly at: Instant } | null;
  readonly mayRemind: boolean;
}

/** The rosters of the last week that nobody took, the most overdue first, with who was told. */
export async function listRecords(
  reader: Reader,
  asked: {
    readonly now: Instant;
    readonly sites: "all" | readonly string[];
    readonly siteId: string | null;
    readonly staffId: string | null;
  },
): Promise<RecordRow[]> {
  const open = await listNotTaken(reader, asked);
  if (open.length === 0) return [];
  const clinic = await findClinic(reader);
  const rules = readReminderRules(clinic?.attendanceRules);
  const edges = clinic === null ? DEFAULT_BAND_EDGES : bandEdgesOf(clinic);
  const colleagues = await listColleagues(reader);
  const sent = await listSent(
    reader,
    open.map(({ sessionId }) => sessionId),
  );
  return open.map((session): RecordRow => {
    const { endsAt, startTime, zone, facilitatorId, coFacilitatorId, sessionId } = session;
    const isOverdue = isRosterOverdue(endsAt, asked.now, rules);
    const lead = colleagues.find(({ staffId }) => staffId === facilitatorId);
    const own = sent.get(sessionId) ?? [];
    const last = own.at(-1);
    return {
      ...session,
      band: bandOf(startTime, edges),
      today: toLocal(asked.now, zone).date,
      due: isOverdue ? overdueWords(asked.now.getTime() - endsAt.getTime()) : "Due now",
      isOverdue,
      lead: lead === undefined ? null : { staffId: lead.staffId, name: lead.name, initials: lead.initials },
      isMine: asked.staffId !== null && (facilitatorId === asked.staffId || coFacilitatorId === asked.staffId),
      reminded: last === undefined ? null : { names: namesOf(last, colleagues), at: last.at },
      mayRemind: mayRemindAgain(own.filter(({ kind }) => kind === "by_hand").at(-1)?.at ?? null, asked.now),
    };
  });
}

function namesOf({ toStaffIds }: SentReminder, colleagues: readonly Colleague[]): string[] {
  return toStaffIds.flatMap((id) => colleagues.find(({ staffId }) => staffId === id)?.name ?? []);
}
