import type { Reader } from "@/db/store";
import { explainAgainst, explainFor } from "@/lib/scheduling/explain-substitutes";
import { rankSubstitutes, shareOf, type Ranking } from "@/lib/scheduling/substitutes";
import type { Instant } from "@/lib/time/zone";
import type { Absence } from "./absences";
import { readChoice, type Candidate, type Choice } from "./colleagues";
import { listAwaySessions, type AwaySession } from "./coverage";

/** A colleague as one line of a choice: for a good pick what speaks for it, else what against. */
export interface PickLine {
  readonly staffId: string;
  readonly name: string;
  /** "Theo Lindqvist, LMHC". */
  readonly fullName: string;
  readonly words: string;
  readonly isAsked: boolean;
  readonly canAnswer: boolean;
}

/** What one session's row says, and what its choice offers when it is open. */
export interface CoverRow {
  readonly session: AwaySession;
  /** Whoever looks plans at its site. */
  readonly mayCover: boolean;
  readonly freeCount: number;
  readonly best: string | null;
}

export interface OneSession {
  readonly session: AwaySession;
  readonly expected: number;
  readonly good: readonly PickLine[];
  readonly others: readonly PickLine[];
}

/** What one colleague could take of everything that is open. */
export interface OneColleague {
  readonly staffId: string;
  readonly name: string;
  readonly canAnswer: boolean;
  readonly lines: readonly { readonly session: AwaySession; readonly against: string | null }[];
}

export interface CoverPlan {
  readonly rows: readonly CoverRow[];
  /** Sessions to come that the absent one is still down to lead. */
  readonly uncovered: number;
  readonly session: OneSession | null;
  readonly colleague: OneColleague | null;
  /** Colleagues by how many of the open sessions they could take, the most first; those who never lead come last. */
  readonly shares: readonly { readonly staffId: string; readonly name: string; readonly takes: number }[];
  readonly open: number;
}

/** Everything that the page of an absence shows: ten queries and the rule book, however long the leave. */
export async function findCoverPlan(
  reader: Reader,
  absence: Absence,
  asked: {
    readonly sites: "all" | readonly string[];
    readonly planned: "all" | readonly string[];
    readonly now: Instant;
    readonly sessionId: string | null;
    readonly staffId: string | null;
  },
): Promise<CoverPlan> {
  const away = { absenceId: absence.id, staffId: absence.staffId, days: absence };
  const sessions = await listAwaySessions(reader, away, asked);
  const mayCover = ({ siteId }: AwaySession) => asked.planned === "all" || asked.planned.includes(siteId);
  const open = sessions.filter((session) => session.state !== "covered" && mayCover(session));
  const choice =
    absence.withdrawnAt === null
      ? await readChoice(reader, absence.staffId, open)
      : ({ candidates: [], sessions: [] } satisfies Choice);
  const rankings = new Map(
    choice.sessions.map((session) => [session.id, rankSubstitutes(session, absence.staffId, choice.candidates)]),
  );
  const nameOf = new Map(choice.candidates.map(({ id, name }) => [id, name]));
  const shares = choice.candidates
    .map((candidate) => ({
      staffId: candidate.id,
      name: candidate.name,
      leads: candidate.leads,
      takes: shareOf(choice.sessions, absence.staffId, candidate).takes.length,
    }))
    .filter(({ takes }) => takes > 0)
    .sort(
      (one, other) =>
        Number(other.leads) - Number(one.leads) || other.takes - one.takes || one.name.localeCompare(other.name, "en"),
    );
  return {
    rows: sessions.map((session) => {
      const good = rankings.get(session.id)?.good ?? [];
      const best = good[0];
      return {
        session,
        mayCover: mayCover(session) && absence.withdrawnAt === null,
        freeCount: good.length,
        best: best === undefined ? null : (nameOf.get(best.staffId) ?? null),
      };
    }),
    uncovered: sessions.filter(isUncovered).length,
    session: oneSession(open, choice, rankings, asked.sessionId),
    colleague: oneColleague(open, choice, absence.staffId, asked.staffId),
    shares,
    open: choice.sessions.length,
  };
}

/** It is still to come, and the one who is away is down to lead it. Who was to stand beside leaves a lead behind. */
export function isUncovered({ place, isOver, state }: AwaySession): boolean {
  return place === "lead" && !isOver && state !== "covered";
}

function oneSession(
  open: readonly AwaySession[],
  { candidates, sessions }: Choice,
  rankings: ReadonlyMap<string, Ranking>,
  sessionId: string | null,
): OneSession | null {
  const session = open.find(({ id }) => id === sessionId);
  const ranking = session && rankings.get(session.id);
  if (session === undefined || ranking === undefined) return null;
  const expected = sessions.find(({ id }) => id === session.id)?.clientIds.length ?? 0;
  const line = (staffId: string, words: string): PickLine => {
    const { name, credentials, canAnswer } = candidateOf(candidates, staffId);
    const isAsked = session.requests.some((each) => each.staffId === staffId && each.state === "asked");
    return { staffId, name, fullName: [name, ...credentials].join(", "), words, isAsked, canAnswer };
  };
  return {
    session,
    expected,
    good: ranking.good.map((pick) => line(pick.staffId, explainFor(pick, expected).join(" · "))),
    others: ranking.others.map(({ staffId, against }) =>
      line(staffId, against.map((each) => explainAgainst(each, session.zone)).join(" · ")),
    ),
  };
}

function oneColleague(
  open: readonly AwaySession[],
  { candidates, sessions }: Choice,
  absentId: string,
  staffId: string | null,
): OneColleague | null {
  const candidate = candidates.find(({ id }) => id === staffId);
  if (candidate === undefined) return null;
  const share = shareOf(sessions, absentId, candidate);
  const against = new Map(share.cannot.map((each) => [each.sessionId, each.against]));
  const offered = new Set([...share.takes, ...against.keys()]);
  return {
    staffId: candidate.id,
    name: candidate.name,
    canAnswer: candidate.canAnswer,
    lines: open
      .filter(({ id }) => offered.has(id))
      .map((session) => ({
        session,
        against:
          against
            .get(session.id)
            ?.map((each) => explainAgainst(each, session.zone))
            .join(" · ") ?? null,
      })),
  };
}

function candidateOf(candidates: readonly Candidate[], staffId: string): Candidate {
  const found = candidates.find(({ id }) => id === staffId);
  if (found === undefined) throw new Error("Somebody was ranked who is no candidate.");
  return found;
}
