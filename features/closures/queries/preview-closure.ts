import type { Reader } from "@/db/store";
import { listReachedClients } from "@/features/scheduling/queries/change-audience";
import { done, type Result } from "@/lib/result";
import { countSessions, enumerate } from "@/lib/scheduling/closure-words";
import { formatDate, formatDateLong, formatMinutes, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import type { ClosableRow } from "./closable-days";
import { listHoursLost, type HoursLost } from "./hours-lost";
import {
  prepareClosure,
  type ClosureDraft,
  type ClosureDraftRefusal,
  type ClosureStay,
  type PreparedClosure,
} from "./prepare-closure";
import { daysOfClients } from "./told";

export interface ShownSession {
  readonly id: string;
  /** "Relapse prevention, 9:00–10:30 AM", with the date where there are several. */
  readonly label: string;
}

/** What closing days comes to, in words and numbers. */
export interface ClosurePreview {
  readonly fingerprint: string;
  /** The very same closures stand already. */
  readonly isNothing: boolean;
  /** "Close 3 days, 41 sessions" */
  readonly button: string;
  readonly title: string;
  readonly where: string;
  readonly days: readonly { readonly date: LocalDate; readonly text: string; readonly closes: number }[];
  readonly closing: readonly ShownSession[];
  readonly stays: readonly { readonly why: ClosureStay; readonly sessions: readonly ShownSession[] }[];
  readonly video: readonly (ShownSession & {
    readonly people: number;
    readonly roomName: string | null;
    readonly isChosen: boolean;
  })[];
  readonly withoutVideo: number;
  /** How many clients were to come to a session that closes. */
  readonly clients: number;
  readonly hours: readonly HoursLost[];
  readonly hoursText: string;
  readonly told: { readonly reachable: number; readonly unreachable: number };
}

export async function previewClosure(
  reader: Reader,
  now: Instant,
  draft: ClosureDraft,
): Promise<Result<ClosurePreview, ClosureDraftRefusal>> {
  const prepared = await prepareClosure(reader, now, draft);
  if (!prepared.ok) return prepared;
  const { closing, held, expected, fingerprint, closures, places, stays, today, proposed, withoutVideo } =
    prepared.value;
  const hours = await listHoursLost(reader, closing, expected);
  const news = daysOfClients([...closing, ...held.map(({ session }) => session)], expected, now);
  const reachable = await listReachedClients(reader, [...news.keys()]);
  const isHeld = new Set(held.map(({ session }) => session.id));
  // Of one day, the page's title says the date.
  const shown = (session: ClosableRow) => showSession(session, closures.length > 1 ? today : null);
  return done({
    fingerprint,
    isNothing: closures.every(({ isThere }) => isThere),
    button: buttonOf(prepared.value),
    title: titleOf(prepared.value),
    where: draft.siteId === null && places.length > 3 ? "all sites" : enumerate(places.map(({ name }) => name)),
    days: closures.map(({ date, name, isThere }) => ({
      date,
      text: `${formatDate(date, today)}, ${name}${isThere ? ", closed already" : ""}`,
      closes: closing.filter((session) => session.date === date).length,
    })),
    closing: closing.map(shown),
    stays: (["has_attendance", "held_anyway", "closed_already", "cancelled"] as const)
      .map((why) => ({ why, sessions: stays.filter((each) => each.why === why).map(({ session }) => shown(session)) }))
      .filter(({ sessions }) => sessions.length > 0),
    video: proposed.map(({ session, video }) => ({
      ...shown(session),
      people: expected.get(session.id)?.length ?? 0,
      roomName: video.roomName,
      isChosen: isHeld.has(session.id),
    })),
    withoutVideo: withoutVideo.length,
    clients: new Set(closing.flatMap(({ id }) => (expected.get(id) ?? []).map(({ clientId }) => clientId))).size,
    hours,
    hoursText: formatMinutes(hours.reduce((sum, { minutes }) => sum + minutes, 0)),
    told: { reachable: reachable.length, unreachable: news.size - reachable.length },
  });
}

/** "Relapse prevention, Thu, Nov 19, 9:00–10:30 AM"; without the date when `today` is null. */
export function showSession(session: ClosableRow, today: LocalDate | null): ShownSession {
  const { id, title, date, startTime, endsAt, zone } = session;
  const times = formatTimeRange(startTime, toLocal(endsAt, zone).time);
  return { id, label: today === null ? `${title}, ${times}` : `${title}, ${formatDate(date, today)}, ${times}` };
}

function buttonOf({ closures, closing, today }: PreparedClosure): string {
  const fresh = closures.filter(({ isThere }) => !isThere);
  const days = fresh.length === 1 ? formatDate(fresh[0]!.date, today) : `${fresh.length} days`;
  return `Close ${days}, ${countSessions(closing.length)}`;
}

function titleOf({ closures, today }: PreparedClosure): string {
  const [first] = closures;
  if (first === undefined || closures.length > 1) return `${closures.length} days`;
  return formatDateLong(first.date, today);
}
