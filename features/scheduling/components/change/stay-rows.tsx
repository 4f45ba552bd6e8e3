import { Checkbox } from "@/components/checkbox";
import { Consequence } from "@/components/consequences";
import type { PreviewStay } from "../../queries/change-preview";

/** A session moved by hand that is ticked to move with the others. */
export interface TakenSession {
  readonly id: string;
  readonly label: string;
}

export interface StayRowsProps {
  stays: readonly PreviewStay[];
  taken: readonly TakenSession[];
  onTake: (sessions: readonly TakenSession[]) => void;
}

/** What the change could have reached and leaves as it is. What staff moved by hand moves too when ticked. */
export function StayRows({ stays, taken, onTake }: StayRowsProps) {
  const byHand = stays.find(({ why }) => why === "moved_by_hand");
  return (
    <>
      {byHand || taken.length > 0 ? <ByHand stay={byHand} taken={taken} onTake={onTake} /> : null}
      {stays.map((stay) =>
        stay === byHand ? null : (
          <Consequence key={stay.why} count={stay.count.toLocaleString("en-US")} title={stay.title}>
            <p>{stay.detail}</p>
          </Consequence>
        ),
      )}
    </>
  );
}

interface ByHandProps extends Pick<StayRowsProps, "taken" | "onTake"> {
  stay: PreviewStay | undefined;
}

function ByHand({ stay, taken, onTake }: ByHandProps) {
  const isTaken = (id: string) => taken.some((each) => each.id === id);
  // One that is ticked stays no longer, so the preview does not name it: it is told from what was ticked.
  const sessions = [...taken, ...(stay?.sessions ?? []).filter(({ id }) => !isTaken(id))];
  const toggle = (session: TakenSession) =>
    onTake(isTaken(session.id) ? taken.filter(({ id }) => id !== session.id) : [...taken, session]);
  const box = (session: TakenSession, label: string) => (
    <Checkbox
      name="takeAlong"
      value={session.id}
      label={label}
      checked={isTaken(session.id)}
      onChange={() => toggle(session)}
    />
  );
  return (
    <Consequence
      count={(stay?.count ?? taken.length).toLocaleString("en-US")}
      title={stay?.title ?? "you moved by hand move with the others"}
    >
      <p>{stay?.detail ?? sessions.map(({ label }) => label).join(" · ")}</p>
      {sessions.length === 1 ? (
        box(sessions[0]!, "Move this one too")
      ) : (
        <>
          <Checkbox
            className="js-only"
            label="Move these too"
            checked={taken.length === sessions.length}
            onChange={() => onTake(taken.length === sessions.length ? [] : sessions)}
          />
          <details className="cq-more" open={taken.length > 0 && taken.length < sessions.length}>
            <summary className="btn btn--xs">One by one</summary>
            <ul className="cq-more__list">
              {sessions.map((session) => (
                <li key={session.id}>{box(session, session.label)}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Consequence>
  );
}
