import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Notice } from "@/components/notice";

export interface WhatWillHappenProps {
  /** Of the heading, by which the part is called. */
  id: string;
  /** Below a dialog's title, or below a page's. */
  heading: "h2" | "h3";
  /** The form has changed since; the new answer is on its way. */
  isStale: boolean;
  /** The world changed between preview and confirmation: this is the new preview, and it has to be looked at again. */
  isNew: boolean;
  /** What to do for a first preview where no script asks for it; null: there is one, or a word on why not. */
  unasked: string | null;
  children: ReactNode;
}

/** The side of a form that tells its consequences, and keeps telling them while the form changes. */
export function WhatWillHappen({ id, heading: Heading, isStale, isNew, unasked, children }: WhatWillHappenProps) {
  return (
    <section
      className={classNames("chg-r", isStale && "is-stale")}
      aria-labelledby={id}
      aria-live="polite"
      aria-busy={isStale || undefined}
    >
      <Heading className="label" id={id}>
        What will happen
      </Heading>
      {isNew ? (
        <Notice tone="warning" role="status" title="The plan changed meanwhile.">
          Nothing was saved. This is what would happen now; look at it and confirm again.
        </Notice>
      ) : null}
      {unasked === null ? null : (
        <p className="chg-r__none">
          <span className="js-only">A moment.</span>
          <span className="no-js">{unasked}</span>
        </p>
      )}
      {children}
    </section>
  );
}
