"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { useDiscreet } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { PageKeys } from "@/components/page-keys";
import { TextField } from "@/components/text-field";
import { announce, showToast } from "@/components/toast";
import { OfflineBar } from "@/features/offline-roster/components/offline-bar";
import { unsentLines } from "@/features/offline-roster/components/unsent-lines";
import { discreetName } from "@/lib/discreet/discreetly";
import { minutesInto, momentInside } from "@/lib/attendance/typed-mark";
import { toLocal } from "@/lib/time/zone";
import { idle } from "@/server/doors/action-state";
import { finishRosterAction, markLineAction, markRestAction } from "../actions";
import type { OpenedLine } from "../queries/opened-line";
import type { RosterView } from "../queries/roster-view";
import { MARK_LOOKS, nextTyped } from "./mark-look";
import { RosterFoot } from "./roster-foot";
import { RosterHead } from "./roster-head";
import { RosterNotice } from "./roster-notice";
import { RosterRow } from "./roster-row";
import { RosterTools } from "./roster-tools";
import type { TypedLine } from "./send-lines";
import { ROSTER_KEYS, useRosterKeys } from "./use-roster-keys";
import { useRosterLines, type LiveLine } from "./use-roster-lines";
import "./roster.css";

/** A mark can be taken back by its toast for so long, and until Finish by Ctrl+Z or another tap. */
const UNDO_SECONDS = 10;

/** The roll call of one session, made for a tablet and a thumb. Without JavaScript every tap is a plain form. */
export function Roster({
  view,
  openId,
  openHistory = null,
}: {
  view: RosterView;
  openId: string | null;
  openHistory?: OpenedLine | null;
}) {
  const [lineState, markLine] = useActionState(markLineAction, idle);
  const [restState, markRest] = useActionState(markRestAction, idle);
  const [finishState, finish] = useActionState(finishRosterAction, idle);
  const [open, setOpen] = useState(openId);
  const { isOn: isDiscreet } = useDiscreet();
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

  const undo = () => {
    const last = history.current.pop();
    if (last !== undefined) setAll(last);
  };
  const rest = () => {
    const filled = fillRest();
    if (filled.length === 0) return announce("Nobody is left to mark present");
    history.current.push(filled.map((clientId) => ({ clientId, typed: { as: "unrecorded" } })));
    const message = filled.length === 1 ? "1 person recorded" : `${filled.length} people recorded`;
    showToast({ message, undo: { label: "Undo", run: undo }, seconds: UNDO_SECONDS });
  };
  const mark = (line: LiveLine, typed: TypedLine) => {
    if (isReadOnly) return;
    history.current.push([{ clientId: line.clientId, typed: asTyped(line, view) }]);
    set(line.clientId, typed);
    const sentence = `${isDiscreet ? discreetName(line.name) : line.name} marked ${MARK_LOOKS[typed.as].word.toLowerCase()}`;
    if (typed.as === "present") announce(sentence);
    else showToast({ message: sentence, undo: { label: "Undo", run: undo }, seconds: UNDO_SECONDS });
  };
  useEffect(() =>
    unsentLines.onCorrected((its, message) => {
      if (its !== view.sessionId) return;
      // It takes the place of the toast that the tap put up, so the way back goes with it.
      const isOpen = history.current.length > 0;
      showToast({ message, undo: isOpen ? { label: "Undo", run: undo } : undefined, seconds: UNDO_SECONDS });
    }),
  );
  useRosterKeys({
    onMark: (clientId, typed) => {
      const line = lines.get(clientId);
      if (line === undefined) return;
      // Who came in late is not present on time: the key says "here", the door says when.
      mark(line, typed.as === "present" && line.mark === null ? nextTyped(line, view) : typed);
    },
    onRest: () => restForm.current?.requestSubmit(),
    onUndo: undo,
    onFinish: () => finishForm.current?.requestSubmit(),
  });

  return (
    <div className="ros">
      <PageKeys title="Roster" keys={ROSTER_KEYS} />
      <RosterHead view={view} isAway={sending.isAway} />
      <OfflineBar sending={sending} onDismissFinish={dismissFinish} />
      <RosterTools view={view} isReadOnly={isReadOnly} isAway={sending.isAway} />
      <RosterNotice view={view} />
      {[lineState, restState, finishState].map((state, at) =>
        "sentence" in state ? (
          <p key={at} className="ros__err err" role="alert">
            <Icon name="alert" size="s" /> {state.sentence}
          </p>
        ) : null,
      )}
      {lineState.status === "done" && lineState.message !== null && (
        <p className="ros__state" role="status">
          <Icon name="info" /> {lineState.message}
        </p>
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
                view={view}
                name={isDiscreet ? discreetName(line.name) : line.name}
                isOpen={open === line.clientId}
                isReadOnly={isReadOnly}
                history={openId === line.clientId ? openHistory : null}
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
          lines={all}
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

/**
 * What a line holds now, as a mark to go back to. A tap that said no minutes, and whose answer is still out, meant "as of
 * now": left open, going back to it would keep the minutes of what is taken back.
 */
function asTyped(line: LiveLine, view: RosterView): TypedLine {
  if (line.mark === null) return { as: "unrecorded" };
  const { name, minutesLate, leftAt } = line.mark;
  const span = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) };
  const now = new Date();
  return {
    as: name,
    minutesLate: name === "late" ? (minutesLate ?? minutesInto(span, now)) : null,
    leftAt: name === "left_early" ? (leftAt ?? toLocal(momentInside(span, now), view.zone).time) : leftAt,
    told: line.told,
    reason: line.reason,
    modality: line.modality,
  };
}
