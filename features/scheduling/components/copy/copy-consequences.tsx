import { classNames } from "@/components/class-names";
import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import type { WeekCopyPreview } from "../../queries/week-copy-preview";
import { MoreButton } from "../change/more-button";

export interface CopyConsequencesProps {
  preview: WeekCopyPreview | null;
  isStale: boolean;
  /** The world changed between preview and confirmation. */
  isNew: boolean;
}

/** What copying comes to: what is added, what is not and why, and what stands in the way. */
export function CopyConsequences({ preview, isStale, isNew }: CopyConsequencesProps) {
  return (
    <section
      className={classNames("chg-r", isStale && "is-stale")}
      aria-labelledby="copy-what"
      aria-live="polite"
      aria-busy={isStale || undefined}
    >
      <h2 className="label" id="copy-what">
        What will happen
      </h2>
      {isNew ? (
        <Notice tone="warning" role="status" title="The plan changed meanwhile.">
          Nothing was saved. This is what would happen now; look at it and confirm again.
        </Notice>
      ) : null}
      {preview === null ? (
        <p className="chg-r__none">
          <span className="js-only">A moment.</span>
          <span className="no-js">Choose the weeks, and press Preview.</span>
        </p>
      ) : (
        <Rows preview={preview} />
      )}
    </section>
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
        <Consequence
          key={`${clash.kind} ${clash.title} ${clash.detail}`}
          count={clash.count.toLocaleString("en-US")}
          tone="clash"
          title={
            <>
              {clash.title}
              {clash.rule === "refuse" ? <span className="cq-rule"> · not allowed here</span> : null}
            </>
          }
        >
          <p>{clash.detail}</p>
        </Consequence>
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
