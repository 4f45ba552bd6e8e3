import type { ReactNode } from "react";

/** A button at the right end of a row of consequences and, under the row, what it opens. */
export function MoreButton({ label, items }: { label: string; items: readonly ReactNode[] }) {
  return (
    <details className="cq-more">
      <summary className="btn btn--xs">{label}</summary>
      {/* It scrolls when it is long, so keys must get to it. */}
      <ul className="cq-more__list num" tabIndex={0} aria-label={label}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
