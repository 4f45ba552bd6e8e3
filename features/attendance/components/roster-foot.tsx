"use client";

import type { RefObject } from "react";
import { SubmitButton } from "@/components/submit-button";
import type { RosterView } from "../queries/roster-view";

interface FootForm {
  readonly action: (form: FormData) => void;
  readonly ref: RefObject<HTMLFormElement | null>;
}

/** How far the roster is, everyone else present, and finish. */
export function RosterFoot({
  view,
  marks,
  recorded,
  correctionReason,
  rest,
  finish,
}: {
  view: RosterView;
  marks: readonly boolean[];
  recorded: number;
  correctionReason: string;
  rest: FootForm;
  finish: FootForm;
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
      <form action={finish.action} ref={finish.ref}>
        <input type="hidden" name="sessionId" value={view.sessionId} />
        <SubmitButton size="tap" disabled={left > 0} title={left > 0 ? "Record everyone first" : undefined}>
          Finish
        </SubmitButton>
      </form>
      {left > 0 && view.opensInMinutes === 0 && (
        <form action={rest.action} ref={rest.ref}>
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
