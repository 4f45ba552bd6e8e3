import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";

export interface PageHeaderProps {
  title: ReactNode;
  /** What is true, in a sentence. */
  subtitle?: ReactNode;
  /** Beside the title. */
  badge?: ReactNode;
  /** Before the title: an avatar. */
  before?: ReactNode;
  back?: { href: string; label: string };
  actions?: ReactNode;
}

/** The page's one h1, what is true about it, and what can be done. */
export function PageHeader({ title, subtitle, badge, before, back, actions }: PageHeaderProps) {
  return (
    <header className="ph-head">
      <div className="ph-head__l">
        {before}
        <div className="grow">
          {back ? (
            <PageLink className="back" href={back.href}>
              <Icon name="chevl" size="s" />
              {back.label}
            </PageLink>
          ) : null}
          <div className="ph-head__t">
            <h1 className="h1">{title}</h1>
            {badge}
          </div>
          {subtitle ? <div className="ph-head__s">{subtitle}</div> : null}
        </div>
      </div>
      {actions ? <div className="row row--wrap">{actions}</div> : null}
    </header>
  );
}
