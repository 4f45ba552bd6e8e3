"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Menu, MenuLink } from "@/components/menu";
import { Shell, TopSeparator, type NavItem } from "@/components/shell";
import type { FormAction } from "@/server/doors/action-state";
import { SignOutItem } from "@/features/staff/components/sign-out-item";
import "@/features/staff/components/staff-shell.css";

export interface StaffShellProps {
  user: { name: string; title: string; initials: string };
  sites: readonly { id: string; name: string }[];
  rosters: number;
  calls: number;
  may: Readonly<
    Record<"schedule" | "rosters" | "clients" | "alerts" | "makeUps" | "reports" | "setup" | "staff" | "audit", boolean>
  >;
  signOut: FormAction<unknown>;
  /** The field of the top bar that finds anything. */
  find: ReactNode;
  /** Discreet and Lock. */
  privacy: ReactNode;
  children: ReactNode;
}

/** Pages that show one site, or all, by `site` in their address. */
const BY_SITE = ["/today", "/schedule", "/rosters", "/alerts", "/arrivals", "/make-ups"];

/** The frame of every staff page. Only what this person may open is in it. */
export function StaffShell({ user, sites, rosters, calls, may, signOut, find, privacy, children }: StaffShellProps) {
  const path = usePathname();
  const search = useSearchParams();
  const site = search.get("site");
  const here = (href: string) => (site !== null && BY_SITE.includes(href) ? `${href}?site=${site}` : href);
  const entry = (isShown: boolean, item: NavItem): NavItem[] =>
    isShown ? [{ ...item, href: here(item.href), owns: item.owns ?? [item.href] }] : [];
  const work = [
    ...entry(true, { href: "/today", label: "Today", icon: "today" }),
    ...entry(may.schedule, { href: "/schedule", label: "Schedule", icon: "calendar" }),
    ...entry(may.rosters, {
      href: "/rosters",
      label: "Rosters",
      icon: "roster",
      count: rosters,
      countLabel: "to finish",
    }),
    ...entry(may.clients, { href: "/clients", label: "Clients", icon: "people" }),
    ...entry(may.alerts, { href: "/alerts", label: "Alerts", icon: "flag", count: calls, countLabel: "open" }),
  ];
  // Five fit the bar of a phone; the rest is in its menu, beside the account.
  const makeUps = entry(may.makeUps, { href: "/make-ups", label: "Make-ups", icon: "plusloop" });
  const reports = entry(may.reports, {
    href: "/reports/attendance",
    label: "Reports",
    icon: "chart",
    owns: ["/reports"],
  });
  const setup = [
    ...entry(may.setup, { href: "/setup/policies", label: "Policies", icon: "sliders" }),
    ...entry(may.setup, {
      href: "/setup",
      label: "Programs and rooms",
      icon: "building",
      owns: path === "/setup" ? [path] : PLACES,
    }),
    ...entry(may.staff, { href: "/setup/staff", label: "Staff and access", icon: "badge" }),
    ...entry(may.audit, { href: "/setup/audit", label: "Audit trail", icon: "shield" }),
  ];
  const isSiteShown = sites.length > 1 && BY_SITE.includes(path);
  return (
    <Shell
      // A form docked beside the calendar needs the room of the names.
      rail={path === "/schedule" && search.get("new") === "1"}
      brand={{ name: "Evenkeel", href: "/today", label: "Evenkeel, to today" }}
      nav={[
        { items: [...work, ...makeUps, ...reports] },
        ...(setup.length > 0 ? [{ label: "Set up", items: setup }] : []),
      ]}
      phoneNav={work}
      user={{ name: user.name, detail: user.title, initials: user.initials, href: "/account" }}
      search={find}
      right={
        <>
          {isSiteShown ? (
            <>
              <SiteSwitcher path={path} site={site} sites={sites} />
              <TopSeparator />
            </>
          ) : null}
          {privacy}
          <Menu label="You" icon="person" variant="ghost" align="end">
            <MenuLink href="/account" icon="key" hint={user.name}>
              Your account
            </MenuLink>
            {setup.map((item) => (
              <MenuLink key={item.label} href={item.href} icon={item.icon} className="shell-phone">
                {item.label}
              </MenuLink>
            ))}
            {[...makeUps, ...reports].map((item) => (
              <MenuLink key={item.label} href={item.href} icon={item.icon} className="shell-phone">
                {item.label}
              </MenuLink>
            ))}
            <SignOutItem action={signOut} />
          </Menu>
        </>
      }
    >
      {children}
    </Shell>
  );
}

const PLACES = [
  "/setup/clinic",
  "/setup/sites",
  "/setup/rooms",
  "/setup/programs",
  "/setup/tracks",
  "/setup/service-types",
  "/setup/make-ups",
  "/setup/alerts",
  "/setup/import",
  "/setup/tablets",
];

function SiteSwitcher(props: { path: string; site: string | null; sites: StaffShellProps["sites"] }) {
  const { path, site, sites } = props;
  const current = sites.find(({ id }) => id === site);
  return (
    <Menu label={current?.name ?? "All sites"} icon="pin" variant="ghost" align="end">
      <MenuLink href={path} aria-current={current ? undefined : "true"}>
        All sites
      </MenuLink>
      {sites.map(({ id, name }) => (
        <MenuLink key={id} href={`${path}?site=${id}`} aria-current={id === site ? "true" : undefined}>
          {name}
        </MenuLink>
      ))}
    </Menu>
  );
}
