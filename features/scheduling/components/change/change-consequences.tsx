import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import type { ChangePreview, PreviewEffect, PreviewShort } from "../../queries/change-preview";
import { ClashRows, type PickedWay } from "./clash-rows";
import { MoreButton } from "./more-button";
import { StayRows, type TakenSession } from "./stay-rows";
import { WhatWillHappen } from "./what-will-happen";

export interface ChangeConsequencesProps {
  preview: ChangePreview | null;
  /** Why there is no preview: what the form still lacks, or what stands against it. */
  problem: string | null;
  /** It only says what comes next, and is no mistake yet. */
  isUnfinished: boolean;
  /** The form has changed since; the new answer is on its way. */
  isStale: boolean;
  /** The world changed between preview and confirmation: this is the new preview, and it has to be looked at again. */
  isNew: boolean;
  /** Sessions moved by hand that move with the others after all. */
  taken: readonly TakenSession[];
  onTake: (sessions: readonly TakenSession[]) => void;
  /** Ways out that were chosen. */
  picked: readonly PickedWay[];
  onPick: (ways: readonly PickedWay[]) => void;
}

/** What a change will do, in the order of the house: what changes, what stays, clashes, people, what never changes. */
export function ChangeConsequences(props: ChangeConsequencesProps) {
  const { preview, problem, isUnfinished, isStale, isNew } = props;
  const isUnasked = preview === null && problem === null;
  return (
    <WhatWillHappen
      id="chg-what"
      heading="h3"
      isStale={isStale}
      isNew={isNew}
      unasked={isUnasked ? "Choose what should be different, and press Preview." : null}
    >
      {problem === null ? null : isUnfinished ? (
        <p className="chg-r__none">{problem}</p>
      ) : (
        <Notice tone="clash" title="This can’t be done as it is.">
          {problem}
        </Notice>
      )}
      {preview === null ? null : <Rows {...props} preview={preview} />}
    </WhatWillHappen>
  );
}

function Rows(props: ChangeConsequencesProps & { preview: ChangePreview }) {
  const { preview, taken, onTake, picked, onPick } = props;
  const { effects, stays, clashes, short, past, isNothing } = preview;
  return (
    <>
      {isNothing ? <p className="chg-r__none">Nothing changes yet. Choose what should be different.</p> : null}
      <Consequences>
        {effects.map((effect) => (
          <Effect key={`${effect.kind} ${effect.title}`} effect={effect} />
        ))}
        <StayRows stays={stays} taken={taken} onTake={onTake} />
        <ClashRows clashes={clashes} picked={picked} onPick={onPick} />
        {short === null ? null : <Short short={short} />}
        <Consequence count={0} tone="safe" title="past sessions change">
          <p>{pastText(past)}</p>
        </Consequence>
      </Consequences>
    </>
  );
}

function Effect({ effect: { kind, count, title, detail, dates } }: { effect: PreviewEffect }) {
  return (
    <Consequence count={count.toLocaleString("en-US")} title={title} tone={kind === "cancel" ? "warn" : "plain"}>
      <p>{detail}</p>
      {dates.length > 1 ? <MoreButton label="See dates" items={dates} /> : null}
    </Consequence>
  );
}

function Short({ short: { count, title, detail, clients } }: { short: PreviewShort }) {
  const few = clients.slice(0, 2);
  return (
    <Consequence count={count.toLocaleString("en-US")} title={title} tone="warn">
      <p>{detail}</p>
      <p className="cq-who">
        {few.map(({ enrollmentId, name, text }) => (
          <span key={enrollmentId}>
            {name}, {text}
          </span>
        ))}
      </p>
      {clients.length > few.length ? (
        <MoreButton label={`See all ${clients.length}`} items={clients.map(({ name, text }) => `${name}, ${text}`)} />
      ) : null}
    </Consequence>
  );
}

function pastText({ sessions, marks }: ChangePreview["past"]): string {
  if (sessions === 0) return "None has been held yet.";
  const held = sessions === 1 ? "1 held session" : `${sessions.toLocaleString("en-US")} held sessions`;
  const recorded = marks === 1 ? "1 attendance mark" : `${marks.toLocaleString("en-US")} attendance marks`;
  return sessions === 1 && marks === 0
    ? `${held} stays exactly as it is.`
    : `${held} and ${recorded} stay exactly as recorded.`;
}
