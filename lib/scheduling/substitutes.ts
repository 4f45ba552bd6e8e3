import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** A session whose lead is away, as the choice of a substitute sees it. */
export interface SessionToCover {
  readonly id: string;
  readonly siteId: string;
  readonly seriesId: string;
  readonly trackId: string | null;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  /** What the service type asks its facilitator to hold; null: nothing. */
  readonly credential: string | null;
  /** Who is expected. */
  readonly clientIds: readonly string[];
  /** Colleagues who said no to this one. */
  readonly declinedBy: readonly string[];
}

/** Another session that takes a colleague's time. Only what takes place belongs here. */
export interface BusyTime {
  readonly sessionId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What is known of somebody who might step in. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly credentials: readonly string[];
  /** Where they hold a role or have led; "all": they hold one everywhere. */
  readonly sites: "all" | ReadonlySet<string>;
  readonly busy: readonly BusyTime[];
  /** Their own days away, both included. */
  readonly away: readonly { readonly from: LocalDate; readonly through: LocalDate }[];
  /** They lead sessions at all. Whoever answers the telephone may, and is offered last. */
  readonly leads: boolean;
  readonly ledSeries: ReadonlySet<string>;
  readonly leadsTracks: ReadonlySet<string>;
  /** Clients they sat with lately. */
  readonly knows: ReadonlySet<string>;
}

/** What speaks against somebody. */
export type AgainstPick =
  | { readonly reason: "leads"; readonly title: string; readonly startsAt: Instant; readonly endsAt: Instant }
  | { readonly reason: "away"; readonly from: LocalDate; readonly through: LocalDate }
  | { readonly reason: "no_credential"; readonly credential: string }
  | { readonly reason: "declined" };

/** What speaks for somebody who is free. */
export interface GoodPick {
  readonly staffId: string;
  readonly leads: boolean;
  readonly isCoFacilitator: boolean;
  readonly ledSeries: boolean;
  readonly leadsTrack: boolean;
  /** Of those who are expected, how many they know. */
  readonly knows: number;
  /** Minutes they lead that day without this session. */
  readonly minutesThatDay: number;
}

export interface Ranking {
  /** The best first. */
  readonly good: readonly GoodPick[];
  /** Colleagues of the site who are no good pick, each with why; those with the least against them first. */
  readonly others: readonly { readonly staffId: string; readonly against: readonly AgainstPick[] }[];
}

/**
 * Who could lead a session in the place of `absentId` (the clinic's rules: facilitator, substitute, credential). A good
 * pick works at the site, is free at that time, is not away, holds the credential, and has not said no. The order: who
 * leads it already beside the absent one, who led the series before, who knows most of the people, who leads in the
 * track, who leads anything, who has the fewest hours that day, and then by name, so that it never jumps about.
 */
export function rankSubstitutes(session: SessionToCover, absentId: string, colleagues: readonly Colleague[]): Ranking {
  const good: (GoodPick & { readonly name: string })[] = [];
  const others: { staffId: string; name: string; against: AgainstPick[] }[] = [];
  for (const colleague of colleagues) {
    if (!couldWorkThere(session, absentId, colleague)) continue;
    const against = whatSpeaksAgainst(session, colleague);
    if (against.length > 0) others.push({ staffId: colleague.id, name: colleague.name, against });
    else good.push({ ...whatSpeaksFor(session, colleague), name: colleague.name });
  }
  good.sort(byGoodness);
  others.sort((one, other) => one.against.length - other.against.length || byName(one, other));
  return {
    good: good.map(({ name: _name, ...pick }) => pick),
    others: others.map(({ staffId, against }) => ({ staffId, against })),
  };
}

/** Not the absent one, not archived, at the site, and not the one who leads it anyway. */
function couldWorkThere(session: SessionToCover, absentId: string, colleague: Colleague): boolean {
  if (colleague.isArchived || colleague.id === absentId || colleague.id === session.facilitatorId) return false;
  return colleague.sites === "all" || colleague.sites.has(session.siteId);
}

/**
 * Everything that keeps somebody from leading a session: what they lead at that time, being away, a missing credential,
 * and having said no. Nothing: they can.
 */
export function whatSpeaksAgainst(session: SessionToCover, colleague: Colleague): AgainstPick[] {
  return [
    ...colleague.busy
      .filter((busy) => busy.sessionId !== session.id && overlaps(busy, session))
      .map(({ title, startsAt, endsAt }): AgainstPick => ({ reason: "leads", title, startsAt, endsAt })),
    ...colleague.away
      .filter(({ from, through }) => from <= session.date && session.date <= through)
      .map(({ from, through }): AgainstPick => ({ reason: "away", from, through })),
    ...(session.credential !== null && !colleague.credentials.includes(session.credential)
      ? [{ reason: "no_credential", credential: session.credential } as const]
      : []),
    ...(session.declinedBy.includes(colleague.id) ? [{ reason: "declined" } as const] : []),
  ];
}

function whatSpeaksFor(session: SessionToCover, colleague: Colleague): GoodPick {
  return {
    staffId: colleague.id,
    leads: colleague.leads,
    isCoFacilitator: session.coFacilitatorId === colleague.id,
    ledSeries: colleague.ledSeries.has(session.seriesId),
    leadsTrack: session.trackId !== null && colleague.leadsTracks.has(session.trackId),
    knows: session.clientIds.filter((id) => colleague.knows.has(id)).length,
    minutesThatDay: colleague.busy
      .filter(({ date, sessionId }) => date === session.date && sessionId !== session.id)
      .reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 60_000, 0),
  };
}

function byGoodness(one: GoodPick & { name: string }, other: GoodPick & { name: string }): number {
  return (
    Number(other.isCoFacilitator) - Number(one.isCoFacilitator) ||
    Number(other.ledSeries) - Number(one.ledSeries) ||
    other.knows - one.knows ||
    Number(other.leadsTrack) - Number(one.leadsTrack) ||
    Number(other.leads) - Number(one.leads) ||
    one.minutesThatDay - other.minutesThatDay ||
    byName(one, other)
  );
}

function byName(one: { name: string; staffId: string }, other: { name: string; staffId: string }): number {
  return one.name.localeCompare(other.name, "en") || (one.staffId < other.staffId ? -1 : 1);
}

/** What one colleague could take of many sessions. */
export interface Share {
  readonly takes: readonly string[];
  readonly cannot: readonly { readonly sessionId: string; readonly against: readonly AgainstPick[] }[];
}

/**
 * Which of the sessions one colleague can take, all together: in the order of their starts each is taken that is free
 * of everything they lead already, and of those taken before it. `titles` names the sessions for the reasons.
 */
export function shareOf(
  sessions: readonly (SessionToCover & { readonly title: string })[],
  absentId: string,
  colleague: Colleague,
): Share {
  const takes: string[] = [];
  const cannot: { sessionId: string; against: readonly AgainstPick[] }[] = [];
  const busy = [...colleague.busy];
  for (const session of [...sessions].sort(byStart)) {
    if (!couldWorkThere(session, absentId, colleague)) continue;
    const against = whatSpeaksAgainst(session, { ...colleague, busy });
    if (against.length > 0) {
      cannot.push({ sessionId: session.id, against });
      continue;
    }
    takes.push(session.id);
    const { id: sessionId, title, date, startsAt, endsAt } = session;
    busy.push({ sessionId, title, date, startsAt, endsAt });
  }
  return { takes, cannot };
}

function byStart(one: SessionToCover, other: SessionToCover): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1);
}

function overlaps(one: { startsAt: Instant; endsAt: Instant }, other: { startsAt: Instant; endsAt: Instant }): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
