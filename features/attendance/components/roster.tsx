"use client";

import { useActionState, useRef, useState } from "react";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { TextField } from "@/components/text-field";
import { announce, showToast } from "@/components/toast";
import { OfflineBar } from "@/features/offline-roster/components/offline-bar";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import { idle } from "@/server/doors/action-state";
import { finishRosterAction, markLineAction, markRestAction } from "../actions";
import type { RosterView } from "../queries/roster-view";
import { MARK_LOOKS } from "./mark-look";
import { RosterFoot } from "./roster-foot";
import { RosterRow } from "./roster-row";
import type { TypedLine } from "./send-lines";
import { useRosterKeys } from "./use-roster-keys";
import { useRosterLines, type LiveLine } from "./use-roster-lines";
import "./roster.css";

/** The roll call of one session, made for a tablet and a thumb. Without JavaScript every tap is a plain form. */
export function Roster({ view, openId }: { view: RosterView; openId: string | null }) {
  const [lineState, markLine] = useActionState(markLineAction, idle);
  const [restState, markRest] = useActionState(markRestAction, idle);
  const [finishState, finish] = useActionState(finishRosterAction, idle);
  const [open, setOpen] = useState(openId);
  const [isInitials, setInitials] = useState(false);
  const [correctionReason, setCorrectionReason] = useState("");
  const { lines, set, setAll, fillRest, dismiss, dismissFinish, finishLater, sending } = useRosterLines(
    view,
    correctionReason === "" ? null : correctionReason,
  );
  /** What to go back to: one line for a tap, several for "everyone else present". */
  const history = useRef<{ clientId: string; typed: TypedLine }[][]>([]);
  const restForm = useRef<HTMLFormElement>(null);
  const finishForm = useRef<HTMLFormElement>(null);

  const isOff = view.status !== "scheduled";
  const isReadOnly = isOff || !view.mayMark || (view.isLocked && !view.mayCorrectLocked);
  const all = [...lines.values()];
  const recorded = all.filter(({ mark }) => mark !== null).length;

  const undo = () => {
    const last = history.current.pop();
    if (last !== undefined) setAll(last);
  };
  const rest = () => {
    const filled = fillRest();
    if (filled.length === 0) return announce("Nobody is left to mark present");
    history.current.push(filled.map((clientId) => ({ clientId, typed: { as: "unrecorded" } })));
    showToast({ message: `${filled.length} recorded`, undo: { label: "Undo", run: undo } });
  };
  const mark = (line: LiveLine, typed: TypedLine) => {
    if (isReadOnly) return;
    history.current.push([{ clientId: line.clientId, typed: asTyped(line) }]);
    set(line.clientId, typed);
    const sentence = `${line.name} marked ${MARK_LOOKS[typed.as].word.toLowerCase()}`;
    if (typed.as === "present") announce(sentence);
    else showToast({ message: sentence, undo: { label: "Undo", run: undo } });
  };
  useRosterKeys({
    onMark: (clientId, typed) => {
      const line = lines.get(clientId);
      if (line !== undefined) mark(line, typed);
    },
    onRest: () => restForm.current?.requestSubmit(),
    onUndo: undo,
    onFinish: () => finishForm.current?.requestSubmit(),
  });

  return (
    <div className="ros">
      <header className="rh">
        <PageLink className="rh__b" href="/rosters" aria-label="Back to rosters">
          <Icon name="chevl" size="l" />
        </PageLink>
        <div className="grow">
          <h1>{view.title}</h1>
          <p>
            {formatDate(view.date)} · {formatTimeRange(view.startTime, view.endTime)}
            {view.room !== null && ` · ${view.room}`}
            {view.lead !== null && ` · ${view.lead}`}
          </p>
        </div>
        <button type="button" className="rh__t" aria-pressed={isInitials} onClick={() => setInitials(!isInitials)}>
          <Icon name={isInitials ? "eye" : "eyeoff"} size="l" />
          <span>Initials</span>
        </button>
      </header>
      <OfflineBar sending={sending} onDismissFinish={dismissFinish} />
      <RosterState view={view} isOff={isOff} />
      {[lineState, restState, finishState].map((state, at) =>
        "sentence" in state ? (
          <p key={at} className="ros__err err" role="alert">
            <Icon name="alert" size="s" /> {state.sentence}
          </p>
        ) : null,
      )}
      <main id="main">
        {view.isLocked && view.mayCorrectLocked && !isOff && (
          <div className="ros__why">
            <TextField
              label="Why does the record change?"
              name="correctionReason"
              value={correctionReason}
              onChange={(event) => setCorrectionReason(event.target.value)}
              hint="This period is locked. The reason is kept beside the old and the new mark."
            />
          </div>
        )}
        {!isReadOnly && (
          <p className="coach">
            Tap a name to step through present, late and missed. Everything else is under the arrow.
          </p>
        )}
        {all.length === 0 ? (
          <p className="ros__none">Nobody is expected in this session.</p>
        ) : (
          <ol className="pl">
            {all.map((line) => (
              <RosterRow
                key={line.clientId}
                line={line}
                session={view}
                name={isInitials ? initialsOf(line.name) : line.name}
                isOpen={open === line.clientId}
                isReadOnly={isReadOnly}
                correctionReason={correctionReason === "" ? null : correctionReason}
                formAction={markLine}
                onSet={(typed) => mark(line, typed)}
                onToggle={() => setOpen(open === line.clientId ? null : line.clientId)}
                onDismiss={() => dismiss(line.clientId)}
              />
            ))}
          </ol>
        )}
      </main>
      {!isReadOnly && all.length > 0 && (
        <RosterFoot
          view={view}
          marks={all.map((line) => line.mark !== null)}
          recorded={recorded}
          correctionReason={correctionReason}
          rest={markRest}
          restForm={restForm}
          finish={finish}
          finishForm={finishForm}
          onRest={rest}
          onFinish={finishLater}
        />
      )}
    </div>
  );
}

function RosterState({ view, isOff }: { view: RosterView; isOff: boolean }) {
  const words = isOff
    ? view.status === "closed"
      ? "The site was closed for this session. Nobody was expected."
      : "This session was canceled. There is no attendance to take."
    : !view.mayMark
      ? "You can read this roster. Its facilitators and the front desk record it."
      : view.isLocked && !view.mayCorrectLocked
        ? "This period is locked. A director or an admin can correct it."
        : view.opensInMinutes > 0
          ? "Attendance opens 30 minutes before the start. An excuse can be recorded now."
          : view.isFinished
            ? "This roster is finished. Marks can still be corrected."
            : null;
  if (words === null) return null;
  return (
    <div className="ros__state">
      <Icon name="info" />
      <p>{words}</p>
    </div>
  );
}

/** What a line holds now, as a mark to go back to. */
function asTyped(line: LiveLine): TypedLine {
  if (line.mark === null) return { as: "unrecorded" };
  const { name, minutesLate, leftAt } = line.mark;
  return { as: name, minutesLate, leftAt, told: line.told, reason: line.reason, modality: line.modality };
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join("");
}
