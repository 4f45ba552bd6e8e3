import type { ReactNode } from "react";
import { ButtonLink } from "@/components/button";

export interface PaginationProps {
  label: string;
  /** "41–80 of 312". */
  summary: ReactNode;
  prevHref?: string | null;
  nextHref?: string | null;
  prevLabel?: string;
  nextLabel?: string;
}

export function Pagination(props: PaginationProps) {
  const { label, summary, prevHref, nextHref, prevLabel = "Previous", nextLabel = "Next" } = props;
  return (
    <nav className="pages" aria-label={label}>
      <span className="num">{summary}</span>
      <span className="row">
        {prevHref ? (
          <ButtonLink size="s" icon="chevl" href={prevHref} rel="prev">
            {prevLabel}
          </ButtonLink>
        ) : null}
        {nextHref ? (
          <ButtonLink size="s" iconEnd="chev" href={nextHref} rel="next">
            {nextLabel}
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
