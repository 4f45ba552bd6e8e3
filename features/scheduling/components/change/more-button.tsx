import type { ReactNode } from "react";

/** A button at the right end of a row of consequences and, under the row, what it opens. */
export function MoreButton({ label, items }: { label: string; items: readonly ReactNode[] }) {
  return (
    <details className="cq-more">
      <summary className="btn btn--xs">{label}</summary>
      <ul className="cq-more__list num">
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
