import { Icon } from "@/components/icon";
import { Notice } from "@/components/notice";
import { StandingPill } from "@/features/standing/components/standing-pill";
import type { PolicyTrial } from "@/features/simulation/queries/try-policy";
import { peopleIn, type Burden, type FateCounts, type TrialSummary } from "@/lib/policy/trial-summary";

/** What a trial came to: who reached what, what became of them, and on whom it falls. Numbers only. */
export function TrialResult({ trial, draftWord }: { readonly trial: PolicyTrial; readonly draftWord: string }) {
  const { summary, inForce } = trial;
  const beforeWord = inForce === null ? null : `Version ${inForce}`;
  if (summary.people === 0) return <p className="pol-sim__s soft">Nobody was enrolled on these days.</p>;
  return (
    <>
      <Levels summary={summary} draftWord={draftWord} beforeWord={beforeWord} />
      <Fates summary={summary} />
      <FallsOn summary={summary} />
    </>
  );
}

/** "This would have flagged 14 people, 5 fewer than version 3." */
export function TrialHeadline({ trial: { summary, inForce } }: { readonly trial: PolicyTrial }) {
  const { flagged, flaggedBefore } = summary;
  return (
    <p className="pol-sim__b">
      This would have flagged <b>{flagged === 0 ? "nobody" : `${flagged} ${flagged === 1 ? "person" : "people"}`}</b>
      {flaggedBefore === null ? "" : `, ${comparedWords(flagged - flaggedBefore)} version ${inForce}`}.
    </p>
  );
}

function comparedWords(more: number): string {
  if (more === 0) return "as many as";
  return more < 0 ? `${-more} fewer than` : `${more} more than`;
}

function Levels(props: {
  readonly summary: TrialSummary;
  readonly draftWord: string;
  readonly beforeWord: string | null;
}) {
  const { summary, draftWord, beforeWord } = props;
  const width = (count: number) => ({ width: `${(100 * count) / Math.max(1, mostOf(summary))}%` });
  return (
    <div className="pol-sim__s">
      <h3 className="label">Reached this standing or higher</h3>
      <table className="pol-bars">
        <thead className="sr">
          <tr>
            <th scope="col">Standing</th>
            <th scope="col">Beside each other</th>
            <th scope="col">{beforeWord === null ? draftWord : `${draftWord}, and ${beforeWord}`}</th>
          </tr>
        </thead>
        <tbody>
          {summary.levels.map(({ level, draft, before }) => (
            <tr key={level}>
              <th scope="row">
                <StandingPill level={level} />
              </th>
              <td aria-hidden="true">
                {before === null ? null : <span className="pol-bar pol-bar--was" style={width(before)} />}
                <span className="pol-bar" style={width(draft)} />
              </td>
              <td className="num">
                <b>{draft}</b>
                {before === null ? null : <small>{before === draft ? "same" : `was ${before}`}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="legend">
        <span>
          <i className="sw pol-sw" />
          {draftWord}
        </span>
        {beforeWord === null ? null : (
          <span>
            <i className="sw pol-sw--was" />
            {beforeWord}
          </span>
        )}
      </p>
    </div>
  );
}

/** The longest bar leaves a little room at its end. */
function mostOf({ levels }: TrialSummary): number {
  return levels.reduce((most, { draft, before }) => Math.max(most, draft, before ?? 0), 0) * 1.09;
}

const FATE_WORDS = [
  { fate: "enrolled", word: "still enrolled", look: "pol-u--in" },
  { fate: "completed", word: "completed", look: "pol-u--done" },
  { fate: "transferred", word: "moved on", look: "pol-u--moved" },
  { fate: "left", word: "left", look: "pol-u--left" },
] as const;
/** More marks than this are no longer counted by eye. */
const MOST_MARKS = 24;

function Fates({ summary: { flagged, fates, noLonger, newly } }: { readonly summary: TrialSummary }) {
  if (flagged + peopleIn(noLonger) === 0) return null;
  return (
    <div className="pol-sim__s">
      <h3 className="label">What happened to the {flagged}</h3>
      <ul className="pol-fates">
        {FATE_WORDS.filter(({ fate }) => fates[fate] > 0).map(({ fate, word, look }) => (
          <li key={fate}>
            <span className="pol-us" aria-hidden="true">
              {Array.from({ length: Math.min(MOST_MARKS, fates[fate]) }, (_, at) => (
                <i key={at} className={`pol-u ${look}`} />
              ))}
              {fates[fate] > MOST_MARKS ? "…" : null}
            </span>
            {fates[fate]} {word}
          </li>
        ))}
      </ul>
      {peopleIn(noLonger) === 0 ? null : <p className="soft pol-sm">{changeWords("no longer flagged", noLonger)}</p>}
      {peopleIn(newly) === 0 ? null : <p className="soft pol-sm">{changeWords("newly flagged", newly)}</p>}
    </div>
  );
}

/** "Of the 5 no longer flagged, 2 completed and 3 are still enrolled." */
function changeWords(which: string, counts: FateCounts): string {
  const parts = FATE_WORDS.filter(({ fate }) => counts[fate] > 0).map(({ fate, word }) => {
    const count = counts[fate];
    return fate === "enrolled" ? `${count} ${count === 1 ? "is" : "are"} still enrolled` : `${count} ${word}`;
  });
  const said = parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  return `Of the ${peopleIn(counts)} ${which}, ${said}.`;
}

function FallsOn({ summary: { groups, burden, flagged } }: { readonly summary: TrialSummary }) {
  if (flagged === 0 || groups.length === 0) return null;
  return (
    <div className="pol-sim__s">
      <h3 className="label">Who it falls on</h3>
      <table className="pol-falls">
        <thead>
          <tr>
            <th scope="col">Track</th>
            <th scope="col">Of clients</th>
            <th scope="col">Of flags</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, ofPeople, ofFlags }) => (
            <tr key={group}>
              <th scope="row">{group}</th>
              <td className="num">{ofPeople}%</td>
              <td className="num">{burden?.group === group ? <b>{ofFlags}%</b> : `${ofFlags}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {burden === null ? null : (
        <Notice tone="warning">
          {burden.group} {burdenWords(burden)}
        </Notice>
      )}
    </div>
  );
}

/** "carries half the flags. 6 of its 7 people gave ride or child care as the reason." */
function burdenWords({ ofFlags, flagged, reasons, gaveThem }: Burden): string {
  const share = ofFlags === 100 ? "all the flags" : ofFlags === 50 ? "half the flags" : `${ofFlags}% of the flags`;
  if (reasons.length === 0) return `carries ${share}, far more than its share of the clients.`;
  return `carries ${share}. ${gaveThem} of its ${flagged} people gave ${reasons.join(" or ")} as the reason.`;
}

/** A mark for what is under way. */
export function TrialProgress({ percent }: { readonly percent: number }) {
  return (
    <p className="pol-sim__p">
      <Icon name="clock" size="s" />
      <progress max={100} value={percent} aria-label="Trying it on the past" />
      <span className="num">{percent}%</span>
    </p>
  );
}
