"use client";

import { useActionState } from "react";
import { Icon } from "@/components/icon";
import { SubmitButton } from "@/components/submit-button";
import { idle } from "@/server/doors/action-state";
import { removeSomeoneAction } from "../actions";
import type { RosterView } from "../queries/roster-view";
import { LineHints } from "./line-hints";
import { markDetail, MARK_LOOKS, nextTyped } from "./mark-look";
import { RosterPanel } from "./roster-panel";
import { OpenedHistory } from "./opened-history";
import type { OpenedLine } from "../queries/opened-line";
import type { TypedLine } from "./send-lines";
import type { LiveLine } from "./use-roster-lines";

/** One client's line: a tap steps through present, late and missed; the arrow opens everything else. */
export function RosterRow({
  line,
  view,
  name,
  isOpen,
  isReadOnly,
  history,
  correctionReason,
  formAction,
  onSet,
  onToggle,
  onDismiss,
}: {
  line: LiveLine;
  view: RosterView;
  name: string;
  isOpen: boolean;
  isReadOnly: boolean;
  /** What was recorded of this line before, of a page that came with the row open. */
  history: OpenedLine | null;
  correctionReason: string | null;
  formAction: (form: FormData) => void;
  onSet: (typed: TypedLine) => void;
  onToggle: () => void;
  /** Leave it at what is on record, or put away a sentence that was read. */
  onDismiss: () => void;
}) {
  const look = MARK_LOOKS[line.mark?.name ?? "unrecorded"];
  const detail = markDetail(line);
  const hidden = {
    sessionId: view.sessionId,
    clientId: line.clientId,
    seenVersion: String(line.version),
    correctionReason: correctionReason ?? "",
  };
  const next = nextTyped(line, view);
  const face = (
    <>
      <span className={`p__disc ${look.className}${line.isSending ? " is-saving" : ""}`}>
        <Icon name={look.icon} />
      </span>
      <span className="p__who">
        <b>{name}</b>
        <LineHints line={line} view={view} />
      </span>
      <span className="sr">. Recorded as </span>
      <span className={`p__st ${look.className}`}>
        <b>{look.word}</b>
        {detail !== null && <small>{detail}</small>}
        {line.isUnsent && (
          <small className="p__unsent">
            <Icon name="cloudoff" size="s" /> not sent yet
          </small>
        )}
      </span>
    </>
  );
  return (
    <li className={`p st-${line.mark === null ? "unrec" : "done"}${isOpen ? " is-ex" : ""}`}>
      <div className="p__r">
        {isReadOnly ? (
          <div className="p__tap">{face}</div>
        ) : (
          <form
            action={formAction}
            className="p__form"
            onSubmit={(event) => {
              event.preventDefault();
              onSet(next);
            }}
          >
            {Object.entries({ ...hidden, ...next }).map(([key, value]) => (
              <input key={key} type="hidden" name={key} value={value} />
            ))}
            <button className="p__tap" data-line={line.clientId}>
              {face}
            </button>
          </form>
        )}
        <form method="get" className="p__arrow">
          <button
            className="p__more"
            name="open"
            value={isOpen ? "" : line.clientId}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `more-${line.clientId}` : undefined}
            aria-label={`More for ${name}`}
            onClick={(event) => {
              event.preventDefault();
              onToggle();
            }}
          >
            <Icon name={isOpen ? "chevu" : "chevd"} />
          </button>
        </form>
      </div>
      {line.sentence !== null && (
        <p className="p__err err" role="alert">
          <Icon name="alert" size="s" /> {line.sentence}{" "}
          <button type="button" className="link" onClick={onDismiss}>
            OK
          </button>
        </p>
      )}
      {line.conflict !== null && <Conflict line={line} onSet={onSet} onKeepTheirs={onDismiss} />}
      {isOpen && !isReadOnly && (
        <>
          <RosterPanel line={line} name={name} session={view} hidden={hidden} formAction={formAction} onSet={onSet} />
          {line.addition !== null && line.mark === null ? (
            <TakeOff sessionId={view.sessionId} clientId={line.clientId} name={name} />
          ) : null}
        </>
      )}
      {isOpen && (
        <OpenedHistory
          sessionId={view.sessionId}
          clientId={line.clientId}
          name={name}
          version={line.version}
          isExcused={line.notice?.isExcused ?? null}
          start={history}
          mayAsk={view.mayMark && view.isLocked && !view.mayCorrectLocked && view.status === "scheduled"}
        />
      )}
    </li>
  );
}

/** Who was added by mistake is taken off again, while nothing is recorded of them. */
function TakeOff({ sessionId, clientId, name }: { sessionId: string; clientId: string; name: string }) {
  const [state, action] = useActionState(removeSomeoneAction, idle);
  return (
    <form action={action} className="p__off">
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="clientId" value={clientId} />
      <SubmitButton variant="default" size="tap" icon="x">
        Take {name} off this roster
      </SubmitButton>
      {"sentence" in state ? (
        <span className="err" role="alert">
          {state.sentence}
        </span>
      ) : null}
    </form>
  );
}

/** Two people recorded the same line: both values side by side, and nobody's is replaced until somebody chooses. */
function Conflict({
  line,
  onSet,
  onKeepTheirs,
}: {
  line: LiveLine;
  onSet: (typed: TypedLine) => void;
  onKeepTheirs: () => void;
}) {
  if (line.conflict === null) return null;
  const { mine, theirs, by } = line.conflict;
  const whose = [by.by, by.at].filter((part) => part != null).join(", ");
  const words = (as: TypedLine["as"]) => MARK_LOOKS[as].word;
  return (
    <div className="p__two notice notice--warn" role="alert">
      <Icon name="people" />
      <p>
        <b>Somebody else recorded this meanwhile.</b> On record: {words(theirs.mark?.name ?? "unrecorded")}
        {whose === "" ? null : ` (${whose})`}. You chose: {words(mine.as)}.
      </p>
      <span className="p__twob">
        <button type="button" className="btn" onClick={onKeepTheirs}>
          Keep {words(theirs.mark?.name ?? "unrecorded").toLowerCase()}
        </button>
        <button type="button" className="btn btn--p" onClick={() => onSet(mine)}>
          Use {words(mine.as).toLowerCase()}
        </button>
      </span>
    </div>
  );
}
