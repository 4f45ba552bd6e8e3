import type { ReactNode } from "react";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import "./work-list.css";

/** A part of the work list: its name, how many rows, and the rows. */
export function WorkSection({
  title,
  count,
  empty,
  children,
}: {
  title: string;
  count: number;
  empty?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="wl">
      <h2 className="wl__gh">
        {title}
        <span className="card__n">{count}</span>
      </h2>
      <Card>{count === 0 ? <EmptyState title={empty ?? "Nothing here."} /> : <ul>{children}</ul>}</Card>
    </section>
  );
}
