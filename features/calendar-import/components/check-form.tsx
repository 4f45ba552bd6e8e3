"use client";

import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { RowHead, Table, Td, Th } from "@/components/table";
import type { CheckStep } from "@/features/calendar-import/queries/describe-import";
import type { ClashKind } from "@/lib/scheduling/clash-rules";
import { KeptFields } from "./kept-fields";

/** The dry run, and the button that repeats its numbers. */
export function CheckForm({ action, step }: { action: (form: FormData) => void; step: CheckStep }) {
  const what = `${count(step.seriesCount, "series", "series")}, ${count(step.sessionCount, "session")}`;
  const isNothing = step.seriesCount === 0;
  return (
    <form action={action} className="form">
      <KeptFields kept={step.kept} />
      <input type="hidden" name="seen" value={step.fingerprint} />
      {step.hasChanged ? (
        <Notice tone="warning" role="alert" title="Something changed since you looked.">
          This is what would be made now. Nothing was imported yet.
        </Notice>
      ) : null}
      {step.sameFile === null ? null : (
        <Notice tone="info" title={`This very file was imported on ${step.sameFile}.`}>
          What is here already is skipped.
        </Notice>
      )}
      <Consequences>
        <Consequence
          count={number(step.sessionCount)}
          title={
            isNothing
              ? "Nothing would be made."
              : `Sessions would be made, in ${count(step.seriesCount, "series", "series")}`
          }
        >
          {step.runOn === 0 ? null : <p>{count(step.runOn, "series runs on", "series run on")} without an end.</p>}
          {step.past === 0 ? null : (
            <p>{count(step.past, "of them is", "of them are")} in the past: history without attendance.</p>
          )}
          {step.closed === 0 ? null : <p>{count(step.closed, "falls", "fall")} on a closed day and would be closed.</p>}
          {step.byOtherClock === 0 ? null : (
            <p>
              {count(step.byOtherClock, "series goes", "series go")} by the clock of another place. The dates of the
              next year are taken one by one.
            </p>
          )}
        </Consequence>
        {step.already === 0 ? null : (
          <Consequence count={number(step.already)} title="Sessions are here already and are skipped" tone="safe" />
        )}
        {step.before === 0 ? null : (
          <Consequence count={number(step.before)} title="Earlier sessions are not taken">
            <p>They are before the first day that is taken in.</p>
          </Consequence>
        )}
        {step.clashes.map(({ kind, count: times, examples }) => (
          <Consequence key={kind} count={number(times)} title={CLASHES[kind]} tone="clash">
            <p>{[...examples, ...(times > examples.length ? ["…"] : [])].join("; ")}</p>
          </Consequence>
        ))}
        {step.warnings.map(({ text, count: times }) => (
          <Consequence key={text} count={number(times)} title={text} tone="warn" />
        ))}
        <Consequence
          count={number(step.leftOut.length)}
          title={step.leftOut.length === 1 ? "Entry is left out" : "Entries are left out"}
          tone={step.leftOut.length === 0 ? "safe" : "warn"}
        />
        <Consequence count="0" title="Sessions that are here already change" tone="safe" />
      </Consequences>
      {step.leftOut.length === 0 ? null : (
        <div className="imp-scroll">
          <Table caption="What is left out, and why" captionShown>
            <thead>
              <tr>
                <Th numeric>Line</Th>
                <Th>What</Th>
                <Th>Why</Th>
              </tr>
            </thead>
            <tbody>
              {step.leftOut.map(({ line, what: text, why }, nth) => (
                <tr key={nth}>
                  <Td numeric>{line}</Td>
                  <Td>{text}</Td>
                  <Td>{why}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {isNothing ? null : (
        <div className="imp-scroll">
          <Table caption="The series that would be made" captionShown>
            <thead>
              <tr>
                <Th>Title</Th>
                <Th>When</Th>
                <Th>Room and facilitator</Th>
                <Th numeric>Sessions</Th>
                <Th numeric>Line</Th>
              </tr>
            </thead>
            <tbody>
              {step.rows.map((row, nth) => (
                <tr key={nth}>
                  <RowHead>{row.title}</RowHead>
                  <Td>{row.when}</Td>
                  <Td>{row.place}</Td>
                  <Td numeric>{row.sessions}</Td>
                  <Td numeric soft>
                    {row.line}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <div className="form__end">
        <SubmitButton
          name="intent"
          value="import"
          variant="primary"
          icon="check"
          disabledReason={isNothing ? "There is nothing to import." : undefined}
        >
          Import {what}
        </SubmitButton>
        <SubmitButton name="intent" value="names" variant="default">
          Back to names
        </SubmitButton>
      </div>
    </form>
  );
}

const CLASHES: Readonly<Record<ClashKind, string>> = {
  client: "Times a client is expected twice at once",
  facilitator: "Times somebody leads two sessions at once",
  room: "Times a room is taken twice",
  capacity: "Sessions with more people than places",
  availability: "Times somebody cannot come or is away",
  closure: "Sessions on a closed day",
  credential: "Sessions that nobody with the credential leads",
};

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}
