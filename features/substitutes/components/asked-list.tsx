"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { Tag } from "@/components/tag";
import { formError, idle } from "@/server/doors/action-state";
import { answerRequestAction } from "../actions";
import type { AskedRow } from "../queries/asked";
import "./cover.css";

export interface AskedLine extends Pick<
  AskedRow,
  "requestId" | "sessionId" | "state" | "forWhom" | "title" | "expected" | "note" | "kind"
> {
  /** "Tue, Nov 24, 10:15–11:15 AM" */
  readonly when: string;
  /** "Room A, Worcester" */
  readonly where: string;
}

/** What one was asked, with yes and no beside each, and what came of it. */
export function AskedList({ lines }: { lines: readonly AskedLine[] }) {
  const [state, action] = useActionState(answerRequestAction, idle);
  const problem = formError(state);
  const open = lines.filter((line) => line.state === "open");
  const yours = lines.filter((line) => line.state === "yours");
  const rest = lines.filter((line) => line.state !== "open" && line.state !== "yours");
  return (
    <>
      {problem === null ? null : <FormError title={problem} />}
      <Card labelledBy="open-h">
        <CardHeader id="open-h" title="To answer" count={open.length}>
          {open.length > 1 ? (
            <form action={action}>
              {open.map(({ requestId }) => (
                <input key={requestId} type="hidden" name="requestIds" value={requestId} />
              ))}
              <SubmitButton
                size="s"
                variant="default"
                name="answer"
                value="accept"
              >{`Yes to all ${open.length}`}</SubmitButton>
            </form>
          ) : null}
        </CardHeader>
        {open.length === 0 ? (
          <EmptyState title="Nobody is asking you to step in." />
        ) : (
          <ul>
            {open.map((line) => (
              <Line key={line.requestId} line={line}>
                <form action={action} className="row">
                  <input type="hidden" name="requestIds" value={line.requestId} />
                  <SubmitButton
                    variant="primary"
                    name="answer"
                    value="accept"
                    aria-label={`Yes, I lead it: ${line.title}, ${line.when}`}
                  >
                    Yes, I lead it
                  </SubmitButton>
                  <SubmitButton
                    variant="default"
                    name="answer"
                    value="decline"
                    aria-label={`No to ${line.title}, ${line.when}`}
                  >
                    No
                  </SubmitButton>
                </form>
              </Line>
            ))}
          </ul>
        )}
      </Card>
      {yours.length === 0 ? null : (
        <Card labelledBy="yours-h">
          <CardHeader id="yours-h" title="You step in" count={yours.length} />
          <ul>
            {yours.map((line) => (
              <Line key={line.requestId} line={line}>
                <ButtonLink
                  size="s"
                  href={`/rosters/${line.sessionId}`}
                  aria-label={`Roster of ${line.title}, ${line.when}`}
                >
                  Roster
                </ButtonLink>
              </Line>
            ))}
          </ul>
        </Card>
      )}
      {rest.length === 0 ? null : (
        <Card labelledBy="rest-h">
          <CardHeader id="rest-h" title="Settled" count={rest.length} />
          <ul>
            {rest.map((line) => (
              <Line key={line.requestId} line={line}>
                <Tag>{WORDS[line.state]}</Tag>
              </Line>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

const WORDS: Record<AskedRow["state"], string> = {
  open: "",
  yours: "",
  taken: "Somebody else took it",
  settled: "Nobody is needed any more",
  no: "You said no",
};

function Line({ line, children }: { line: AskedLine; children: React.ReactNode }) {
  return (
    <li className="cov__a">
      <div>
        <b>{line.title}</b>, {line.when}
        <small>
          {line.where} · in the place of {line.forWhom} ·{" "}
          {line.expected === 1 ? "1 person expected" : `${line.expected} people expected`}
        </small>
        {line.note === null || line.state !== "open" ? null : <small>“{line.note}”</small>}
      </div>
      {children}
    </li>
  );
}
