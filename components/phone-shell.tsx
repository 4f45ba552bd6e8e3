import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { BottomBar, type NavItem } from "@/components/shell";

export interface PhoneShellProps {
  /** Beside the mark: where one is. The page's h1 stands in the content. */
  title: string;
  brandHref: string;
  nav: readonly NavItem[];
  navLabel?: string;
  /** Icon buttons at the top right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One column of at most 430 px, at any window width, with a bottom bar. */
export function PhoneShell({ title, brandHref, nav, navLabel = "Main", actions, children }: PhoneShellProps) {
  return (
    <div className="phone">
      <header className="phone__top">
        <PageLink className="phone__brand" href={brandHref}>
          <Icon name="mark" size="xl" />
          {title}
        </PageLink>
        {actions}
      </header>
      <main id="main" tabIndex={-1} className="phone__main">
        {children}
      </main>
      {nav.length > 0 ? <BottomBar items={nav} label={navLabel} /> : null}
    </div>
  );
}

export function PhoneSection({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export interface PhoneBoxProps {
  as?: "div" | "ul" | "ol" | "form";
  pad?: boolean;
  /** A line between the children. */
  rows?: boolean;
  className?: string;
  children: ReactNode;
}

export function PhoneBox({ as: Element = "div", pad, rows, className, children }: PhoneBoxProps) {
  return <Element className={classNames("box", pad && "box--pad", rows && "box--rows", className)}>{children}</Element>;
}
