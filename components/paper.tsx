import type { ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { classNames } from "@/components/class-names";
import { PrintNow } from "@/components/print-now";
import "@/components/styles/paper.css";

export interface PaperProps {
  /** The one h1. */
  title: string;
  subtitle?: string;
  back: { href: string; label: string };
  /** Turned sideways, for days beside each other. */
  wide?: boolean;
  /** Larger, where there is little to say and room to write. */
  roomy?: boolean;
  /** What is on it can be chosen before it is printed; not on the paper itself. */
  options?: ReactNode;
  children: ReactNode;
}

/** A page made for paper: on the screen a sheet with a bar above it, in print the sheet alone. US Letter, black on white. */
export function Paper({ title, subtitle, back, wide, roomy, options, children }: PaperProps) {
  return (
    <main id="main" tabIndex={-1} className={classNames("paper", wide && "paper--wide", roomy && "paper--roomy")}>
      <div className="paper__bar no-print">
        <ButtonLink href={back.href} icon="chevl">
          {back.label}
        </ButtonLink>
        <span className="row row--wrap grow">{options}</span>
        <PrintNow />
      </div>
      <div className="paper__sheet" role="region" aria-label="The paper" tabIndex={0}>
        <h1>{title}</h1>
        {subtitle ? <p className="paper__sub">{subtitle}</p> : null}
        {children}
      </div>
    </main>
  );
}

/** The last row of a paper's table, which every printed page repeats: who printed it and when, and what the law asks to be said. */
export function PaperFoot({ columns, printed, notice }: { columns: number; printed: string; notice?: string }) {
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>
          <span>{printed}</span>
          {notice ? <span>{notice}</span> : null}
        </td>
      </tr>
    </tfoot>
  );
}
