"use client";

import type { FormEvent, RefObject } from "react";
import { SubmitButton } from "@/components/submit-button";
import { countFilled, fillMark, type FilledMark } from "@/lib/attendance/everyone-else";
import type { RosterView } from "../queries/roster-view";
import type { LiveLine } from "./use-roster-lines";

/** How far the roster is, everyone else present, and finish. */
export function RosterFoot({
  view,
  lines,
  correctionReason,
  rest,
  restForm,
  finish,
  finishForm,
  onRest,
  onFinish,
}: {
  view: RosterView;
  lines: readonly LiveLine[];
  correctionReason: string;
  rest: (form: FormData) => void;
  restForm: RefObject<HTMLFormElement | null>;
  finish: (form: FormData) => void;
  finishForm: RefObject<HTMLFormElement | null>;
  /** With scripts both go through the queue of this browser, so that they work without a connection. */
  onRest: () => void;
  onFinish: () => void;
}) {
  const left = lines.filter(({ mark }) => mark === null);
  const words = `${lines.length - left.length} of ${lines.length} recorded`;
  const session = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt), startTime: view.startTime };
  const filled = left.map(({ arrivedAt, notice }) =>
    fillMark({ arrivedAt: arrivedAt === null ? null : new Date(arrivedAt), notice }, session),
  );
  const { present, open } = countFilled(filled);
  const hint = restHint(filled);
  return (
    <footer className="rf">
      <div className="rf__p">
        <b>{words}</b>
        <div className="pip" role="img" aria-label={words}>
          {lines.map(({ clientId, mark }) => (
            <i key={clientId} className={mark === null ? "" : "on"} />
          ))}
        </div>
        {hint === "" || view.opensInMinutes > 0 ? null : (
          <small className="rf__h" id="rest-hint">
            {hint}
          </small>
        )}
      </div>
      <form action={finish} ref={finishForm} onSubmit={instead(onFinish)}>
        <input type="hidden" name="sessionId" value={view.sessionId} />
        <SubmitButton
          size="tap"
          disabled={left.length > 0}
          title={left.length > 0 ? "Record everyone first" : undefined}
        >
          Finish
        </SubmitButton>
      </form>
      {left.length > open && view.opensInMinutes === 0 && (
        <form action={rest} ref={restForm} onSubmit={instead(onRest)}>
          <input type="hidden" name="sessionId" value={view.sessionId} />
          <input type="hidden" name="correctionReason" value={correctionReason} />
          <SubmitButton
            size="tap"
            variant="primary"
            icon="check"
            aria-describedby={hint === "" ? undefined : "rest-hint"}
          >
            {present > 0 ? `Everyone else present (${present})` : `Record as we know it (${left.length - open})`}
          </SubmitButton>
        </form>
      )}
    </footer>
  );
}

/** What the button does besides: "1 late as they came in, 2 as they told us, 1 stays open". */
function restHint(filled: readonly (FilledMark | null)[]): string {
  const { otherwise, open } = countFilled(filled);
  const late = filled.filter((mark) => mark?.as === "late").length;
  const told = otherwise - late;
  return [
    late === 0 ? null : `${late} late as they came in`,
    told === 0 ? null : `${told} as they told us`,
    open === 0 ? null : `${open} ${open === 1 ? "stays" : "stay"} open`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** Without scripts the form is sent as it is. */
function instead(run: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    run();
  };
}
