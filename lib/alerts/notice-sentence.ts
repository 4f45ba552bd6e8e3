import { formatDate, formatTime } from "../time/format";
import type { LocalDate } from "../time/local-date";
import { toLocal, type Instant, type Zone } from "../time/zone";

const VERBS = { phone: "Called", text: "Texted", in_person: "Said", app: "Wrote" } as const;

/**
 * What a client told the clinic about the day `on`, which they missed: "Texted at 12:40 PM: “bus broke down”. Could be
 * excused." Words of another day are told with their date.
 */
export function noticeSentence(
  notice: { readonly channel: keyof typeof VERBS; readonly givenAt: Instant; readonly words: string | null },
  zone: Zone,
  on: LocalDate,
): string {
  const { date, time } = toLocal(notice.givenAt, zone);
  const when = `${VERBS[notice.channel]} ${date === on ? "" : `${formatDate(date, on)}, `}at ${formatTime(time)}`;
  const words = notice.words?.trim().replace(/[.\s]+$/, "") ?? "";
  return `${when}${words === "" ? "" : `: “${words}”`}. Could be excused.`;
}
