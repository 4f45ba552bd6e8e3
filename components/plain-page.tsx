import type { ReactNode } from "react";
import { Icon } from "@/components/icon";

export interface PlainPageProps {
  brand: string;
  title: ReactNode;
  /** What happened, what is safe, what to do. */
  children: ReactNode;
  actions?: ReactNode;
}

/** One card on its own, for a page that cannot be shown. */
export function PlainPage({ brand, title, children, actions }: PlainPageProps) {
  return (
    <main id="main" tabIndex={-1} className="plain">
      <p className="plain__brand">
        <Icon name="mark" />
        {brand}
      </p>
      <div className="plain__card">
        <h1 className="h1">{title}</h1>
        {children}
        {actions ? <div className="row">{actions}</div> : null}
      </div>
    </main>
  );
}
