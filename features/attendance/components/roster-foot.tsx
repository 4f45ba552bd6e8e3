"use client";

import type { FormEvent, RefObject } from "react";
import { SubmitButton } from "@/components/submit-button";
import type { RosterView } from "../queries/roster-view";

/** How far the roster is, everyone else present, and finish. */
export function RosterFoot({
  view,
  marks,
  recorded,
  correctionReason,
  rest,
  restForm,
  finish,
  finishForm,
  onRest,
  onFinish,
}: {
  view: RosterView;
  marks: readonly boolean[];
  recorded: number;
  correctionReason: string;
  rest: (form: FormData) => void;
  restForm: RefObject<HTMLFormElement | null>;
  finish: (form: FormData) => void;
  finishForm: RefObject<HTMLFormElement | null>;
  /** With scripts both go through the queue of this browser, so that they work without a connection. */
  onRest: () => void;
  onFinish: () => void;
}) {
  const left = marks.length - recorded;
  const words = `${recorded} of ${marks.length} recorded`;
  return (
    <footer className="rf">
      <div className="rf__p">
        <b>{words}</b>
        <div className="pip" role="img" aria-label={words}>
          {marks.map((isRecorded, at) => (
            <i key={at} className={isRecorded ? "on" : ""} />
          ))}
        </div>
      </div>
      <form action={finish} ref={finishForm} onSubmit={instead(onFinish)}>
        <input type="hidden" name="sessionId" value={view.sessionId} />
        <SubmitButton size="tap" disabled={left > 0} title={left > 0 ? "Record everyone first" : undefined}>
          Finish
        </SubmitButton>
      </form>
      {left > 0 && view.opensInMinutes === 0 && (
        <form action={rest} ref={restForm} onSubmit={instead(onRest)}>
          <input type="hidden" name="sessionId" value={view.sessionId} />
          <input type="hidden" name="correctionReason" value={correctionReason} />
          <SubmitButton size="tap" variant="primary" icon="check">
            Everyone else present ({left})
          </SubmitButton>
        </form>
      )}
    </footer>
  );
}

/** Without scripts the form is sent as it is. */
function instead(run: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    run();
  };
}
