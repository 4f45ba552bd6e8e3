"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/button";
import { PersonName, SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { FormError } from "@/components/form-error";
import { Icon } from "@/components/icon";
import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { SubmitButton } from "@/components/submit-button";
import { Table, Td, Th } from "@/components/table";
import { Tag } from "@/components/tag";
import { TextField } from "@/components/text-field";
import { MARK_LOOKS } from "@/features/attendance/components/mark-look";
import { formatDate, formatMinutes } from "@/lib/time/format";
import { fieldError, idle, typedText } from "@/server/doors/action-state";
import { decideCorrectionsAction } from "../actions";
import type { RequestMark, WaitingCorrection } from "../queries/waiting-corrections";
import "./corrections.css";

/** Late corrections that people asked for: each with what it would change, to approve or decline one or many at once. */
export function CorrectionsForm({ rows }: { rows: readonly WaitingCorrection[] }) {
  const [state, action] = useActionState(decideCorrectionsAction, idle);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const waiting = rows.filter(({ requestId }) => chosen.has(requestId));
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const open = rows.filter(({ isStale }) => !isStale);
  const isAll = open.length > 0 && open.every(({ requestId }) => chosen.has(requestId));
  const count = waiting.length;
  return (
    <form action={action} className="corr">
      {state.status === "done" && state.message !== null ? (
        <Notice tone="good" role="status" title={state.message} />
      ) : null}
      {"sentence" in state ? <FormError title="Nothing was decided">{state.sentence}</FormError> : null}
      {fieldError(state, "requestIds") === undefined ? null : (
        <FormError title="Nothing was decided">{fieldError(state, "requestIds")}</FormError>
      )}
      {rows.length === 0 ? (
        <EmptyState title="No correction is waiting." />
      ) : (
        <>
          <Table caption="Corrections that wait">
            <thead>
              <tr>
                <Th>
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={isAll}
                      onChange={(event) =>
                        setChosen(new Set(event.target.checked ? open.map(({ requestId }) => requestId) : []))
                      }
                    />
                    <span className="sr">Select all</span>
                  </label>
                </Th>
                <Th>Session</Th>
                <Th>On record → wanted</Th>
                <Th>Why</Th>
                <Th>If approved</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.requestId}>
                  <Td>
                    <label className="check">
                      <input
                        type="checkbox"
                        name="requestIds"
                        value={row.requestId}
                        checked={chosen.has(row.requestId)}
                        onChange={(event) => toggle(row.requestId, event.target.checked)}
                      />
                      <span className="sr">
                        <PersonName name={row.clientName} />, {formatDate(row.date, row.today)},{" "}
                        <SessionTitle title={row.title} />
                      </span>
                    </label>
                  </Td>
                  <Td>
                    <b>
                      <PageLink className="link" href={`/clients/${row.clientId}`}>
                        <PersonName name={row.clientName} />
                      </PageLink>
                    </b>
                    <small className="corr__m">
                      {formatDate(row.date, row.today)} ·{" "}
                      <PageLink className="link" href={`/rosters/${row.sessionId}?open=${row.clientId}`}>
                        <SessionTitle title={row.title} />
                      </PageLink>
                    </small>
                  </Td>
                  <Td>
                    <Mark mark={row.before} />
                    <span aria-hidden="true"> → </span>
                    <span className="sr">, wanted: </span>
                    <Mark mark={row.wanted} />
                  </Td>
                  <Td>
                    {row.why}
                    <small className="corr__m">
                      {row.by ?? "Somebody"}, {row.at}
                    </small>
                  </Td>
                  <Td>{row.isStale ? <Tag tone="warning">Changed since, open the roster</Tag> : consequence(row)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <div className="corr__f">
            <TextField
              label="If you decline, say why"
              name="answer"
              maxLength={500}
              defaultValue={typedText(state, "answer")}
              error={fieldError(state, "answer")}
            />
            <SubmitButton variant="primary" name="verdict" value="approve">
              {count === 0 ? "Approve the selected" : `Approve ${count}`}
            </SubmitButton>
            <SubmitButton variant="default" name="verdict" value="decline">
              {count === 0 ? "Decline the selected" : `Decline ${count}`}
            </SubmitButton>
            {count === 0 ? null : (
              <Button variant="ghost" onClick={() => setChosen(new Set())}>
                Clear
              </Button>
            )}
          </div>
        </>
      )}
    </form>
  );
}

function consequence({ change }: WaitingCorrection): string {
  if (change === null) return "Nothing is judged for this session.";
  const level = change.from === change.to ? `Standing stays ${change.to}` : `Standing: ${change.from} → ${change.to}`;
  const minutes =
    change.minutes === 0
      ? ""
      : `, ${formatMinutes(Math.abs(change.minutes))} ${change.minutes > 0 ? "more" : "less"} credited`;
  return `${level}${minutes}.`;
}

function Mark({ mark: { name, detail, reason } }: { mark: RequestMark }) {
  const look = MARK_LOOKS[name];
  return (
    <span className={`mark ${look.className}`}>
      <Icon name={look.icon} />
      {look.word}
      {detail === null ? "" : `, ${detail}`}
      {reason === null ? "" : ` (${reason})`}
    </span>
  );
}
