import { Fragment, type ReactNode } from "react";
import { classNames } from "@/components/class-names";

export interface DefinitionListProps {
  items: readonly { term: string; description: ReactNode }[];
  /** Roomier, for a page that consists of it. */
  wide?: boolean;
  className?: string;
}

export function DefinitionList({ items, wide, className }: DefinitionListProps) {
  return (
    <dl className={classNames("kv", wide && "kv--wide", className)}>
      {items.map((item) => (
        <Fragment key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.description}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
