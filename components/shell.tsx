import type { ComponentProps, ReactNode } from "react";
import { Avatar } from "@/components/avatar";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { NavLink } from "@/components/nav-link";
import { PageLink } from "@/components/page-link";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  count?: number;
  /** Read after the count: "open". */
  countLabel?: string;
  /** Other addresses that light this entry up. */
  owns?: readonly string[];
  /** Addresses below its own that belong to another entry. */
  leaves?: readonly string[];
}

export interface ShellProps {
  brand: { name: string; href: string; label?: string };
  nav: readonly { label?: string; items: readonly NavItem[] }[];
  navLabel?: string;
  /** Four or five entries for the bar below 768 px. */
  phoneNav: readonly NavItem[];
  user: { name: string; detail?: string; initials: string; href: string };
  search?: ReactNode;
  /** Right end of the top bar: place, privacy, lock. */
  right?: ReactNode;
  /** Icons only, at any width: a docked drawer needs the room. */
  rail?: boolean;
  children: ReactNode;
}

/** Sidebar from 1440 px, icon rail below, bottom bar below 768 px. */
export function Shell({ brand, nav, navLabel = "Main", phoneNav, user, search, right, rail, children }: ShellProps) {
  return (
    <div className={classNames("app", rail && "app--rail")}>
      <nav className="side" aria-label={navLabel}>
        <PageLink className="side__brand" href={brand.href} aria-label={brand.label ?? brand.name}>
          <Icon name="mark" />
          <span className="side__word">{brand.name}</span>
        </PageLink>
        {nav.map((section, index) => (
          <NavSection key={section.label ?? index} {...section} />
        ))}
        <div className="side__foot">
          <NavLink className="side__a side__me" href={user.href} title={user.name}>
            <Avatar initials={user.initials} size="s" />
            <span className="side__metxt">
              {user.name}
              {user.detail ? <small>{user.detail}</small> : null}
            </span>
          </NavLink>
        </div>
      </nav>
      <div className="app__main">
        <header className="top">
          <PageLink className="top__brand" href={brand.href} aria-label={brand.label ?? brand.name}>
            <Icon name="mark" />
          </PageLink>
          {search}
          <div className="top__r">{right}</div>
        </header>
        {children}
      </div>
      <BottomBar items={phoneNav} label={navLabel} />
    </div>
  );
}

function NavSection({ label, items }: { label?: string; items: readonly NavItem[] }) {
  return (
    <>
      {label ? <p className="side__h">{label}</p> : null}
      <ul className="side__list" aria-label={label}>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink className="side__a" href={item.href} owns={item.owns} leaves={item.leaves} title={item.label}>
              <Icon name={item.icon} />
              <span className="side__t">{item.label}</span>
              <NavCount item={item} className="side__n" />
            </NavLink>
          </li>
        ))}
      </ul>
    </>
  );
}

function NavCount({ item, className }: { item: NavItem; className: string }) {
  if (!item.count) return null;
  return (
    <span className={className}>
      {item.count}
      {item.countLabel ? <span className="sr"> {item.countLabel}</span> : null}
    </span>
  );
}

export function BottomBar({ items, label }: { items: readonly NavItem[]; label: string }) {
  return (
    <nav className="bar" aria-label={label}>
      {items.map((item) => (
        <NavLink key={item.href} href={item.href} owns={item.owns} leaves={item.leaves}>
          <Icon name={item.icon} size="xl" />
          {item.label}
          <NavCount item={item} className="bar__n" />
        </NavLink>
      ))}
    </nav>
  );
}

/** The page's main part; the skip link leads here. `flush` leaves padding to the page, for calendars. */
export function Main({ flush, className, children }: { flush?: boolean; className?: string; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={classNames("main", flush && "main--flush", className)}>
      {children}
    </main>
  );
}

export interface TopSearchProps extends Omit<ComponentProps<typeof PageLink>, "children" | "className"> {
  label: string;
  keys?: readonly string[];
}

/** A search box that is a link to the page which searches. */
export function TopSearch({ label, keys, ...link }: TopSearchProps) {
  return (
    <PageLink {...link} className="top__search">
      <Icon name="search" />
      <span>{label}</span>
      {keys ? (
        <span className="top__k" aria-hidden="true">
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ) : null}
    </PageLink>
  );
}

export function TopSeparator() {
  return <span className="top__sep" aria-hidden="true" />;
}
