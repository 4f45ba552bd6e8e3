import { PageLink } from "@/components/page-link";

export interface TabsProps {
  label: string;
  items: readonly { href: string; label: string; count?: number; current?: boolean }[];
}

/** Each tab is an address, so these are links. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav className="tabs-u" aria-label={label}>
      {items.map((item) => (
        <PageLink key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count !== undefined ? <span className="card__n">{item.count}</span> : null}
        </PageLink>
      ))}
    </nav>
  );
}
