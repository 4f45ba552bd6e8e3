import { Consequence, Consequences } from "@/components/consequences";
import type { WeekCopyPreview } from "../../queries/week-copy-preview";
import { ClashRow } from "../change/clash-row";
import { MoreButton } from "../change/more-button";
import { WhatWillHappen } from "../change/what-will-happen";

export interface CopyConsequencesProps {
  preview: WeekCopyPreview | null;
  isStale: boolean;
  /** The world changed between preview and confirmation. */
  isNew: boolean;
}

/** What copying comes to: what is added, what is not and why, and what stands in the way. */
export function CopyConsequences({ preview, isStale, isNew }: CopyConsequencesProps) {
  return (
    <WhatWillHappen
      id="copy-what"
      heading="h2"
      isStale={isStale}
      isNew={isNew}
      unasked={preview === null ? "Choose the weeks, and press Preview." : null}
    >
      {preview === null ? null : <Rows preview={preview} />}
    </WhatWillHappen>
  );
}

function Rows({ preview: { count, fromWeek, toWeek, series, skipped, clashes } }: { preview: WeekCopyPreview }) {
  return (
    <Consequences>
      <Consequence
        count={count.toLocaleString("en-US")}
        title={count === 1 ? "session is added" : "sessions are added"}
      >
        <p>
          From {fromWeek} to {toWeek}.
        </p>
        {count === 0 ? null : (
          <MoreButton
            label="See all"
            items={series.flatMap(({ title, dates }) => dates.map((date) => `${title}, ${date}`))}
          />
        )}
      </Consequence>
      {skipped.map(({ why, count: left, title, dates }) => (
        <Consequence key={why} count={left.toLocaleString("en-US")} title={title}>
          <p>{skippedText(why === "already_there", left)}</p>
          <MoreButton label="See which" items={dates} />
        </Consequence>
      ))}
      {clashes.map((clash) => (
        <ClashRow key={`${clash.kind} ${clash.title} ${clash.detail}`} clash={clash} />
      ))}
      <Consequence count={0} tone="safe" title="sessions that are there change">
        <p>Nothing is moved, canceled or taken away.</p>
      </Consequence>
    </Consequences>
  );
}

function skippedText(isThere: boolean, count: number): string {
  if (count === 1) return isThere ? "It stays as it is." : "It is left out.";
  return isThere ? "They stay as they are." : "They are left out.";
}
