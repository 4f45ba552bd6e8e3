import type { CSSProperties, ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { PageLink } from "@/components/page-link";

export interface BlockProps {
  /** Without it the block is a shape that cannot be opened: a draft. */
  href?: string;
  /** Everything the block says, in words, beginning with its visible title. Read instead of the content. */
  label: string;
  content: ReactNode;
  className?: string;
  /** 0 to 1: how full it is. */
  fill?: number;
  scroll?: boolean;
}

/** A thing with a time and a kind, on a calendar or a board. */
export function Block({ href, label, content, className, fill, scroll }: BlockProps) {
  const classes = classNames("blk", fill !== undefined && "blk--fill", className);
  const style = fill === undefined ? undefined : ({ "--fill": Math.min(1, Math.max(0, fill)) } as CSSProperties);
  // The words come as hidden text, not as a label: a label that leaves out visible text breaks control by voice.
  const inside = (
    <>
      <span className="blk__c" aria-hidden="true">
        {content}
      </span>
      <span className="sr">{label}</span>
    </>
  );
  if (!href)
    return (
      <div className={classes} style={style}>
        {inside}
      </div>
    );
  return (
    <PageLink className={classes} style={style} href={href} scroll={scroll}>
      {inside}
    </PageLink>
  );
}
