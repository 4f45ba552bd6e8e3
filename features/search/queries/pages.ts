import { searchName } from "@/db/search-name";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";
import { foundGroup, type FoundGroup } from "@/lib/search/found";
import { bestMatches } from "@/lib/search/match-words";

interface Page {
  readonly href: string;
  readonly title: string;
  /** What one does there, and other words that people look for it by. */
  readonly detail: string;
  readonly permission: Permission;
}

/** Every staff page that stands for itself, in the order of the sidebar. */
const PAGES: readonly Page[] = [
  { href: "/today", title: "Today", detail: "Now and next, calls due", permission: "clinic:enter" },
  { href: "/schedule", title: "Schedule", detail: "The week’s calendar", permission: "schedule:read" },
  {
    href: "/schedule?view=list",
    title: "Schedule as a list",
    detail: "The week, session by session",
    permission: "schedule:read",
  },
  { href: "/schedule/new", title: "New series", detail: "Plan a group or sessions", permission: "schedule:write" },
  {
    href: "/schedule/closures",
    title: "Closures",
    detail: "Holidays, snow day, close a site",
    permission: "schedule:read",
  },
  { href: "/rosters", title: "Rosters", detail: "Take attendance", permission: "roster:read" },
  { href: "/clients", title: "Clients", detail: "Everybody in care", permission: "client:read" },
  { href: "/clients/new", title: "New client", detail: "Put somebody on file", permission: "client:write" },
  { href: "/alerts", title: "Alerts", detail: "Who needs a call", permission: "alert:work" },
  {
    href: "/reports/attendance",
    title: "Reports",
    detail: "Attendance, hours, export as CSV",
    permission: "report:read",
  },
  { href: "/setup", title: "Programs and rooms", detail: "Set up, settings", permission: "setup:read" },
  { href: "/setup/clinic", title: "Clinic", detail: "Set up: parts of the day, locking", permission: "setup:read" },
  { href: "/setup/sites", title: "Sites and rooms", detail: "Set up: places, addresses", permission: "setup:read" },
  { href: "/setup/programs", title: "Programs and tracks", detail: "Set up: levels of care", permission: "setup:read" },
  {
    href: "/setup/service-types",
    title: "Service types",
    detail: "Set up: what counts to hours",
    permission: "setup:read",
  },
  { href: "/setup/policies", title: "Policies", detail: "Set up: rules of standing", permission: "setup:read" },
  { href: "/setup/staff", title: "Staff and access", detail: "Set up: accounts, roles", permission: "staff:read" },
  {
    href: "/setup/import",
    title: "Import sessions",
    detail: "Set up: from iCalendar or CSV",
    permission: "schedule:write",
  },
  { href: "/setup/audit", title: "Audit trail", detail: "Set up: who changed what", permission: "audit:read" },
  { href: "/account", title: "Your account", detail: "Password, devices, theme", permission: "own-account:write" },
];

/** The pages that this person may open; without words, where people mostly go. No database is asked. */
export function findPages(actor: Actor, words: readonly string[]): FoundGroup {
  const own = PAGES.filter(({ permission }) => decideAccess(actor, permission, {}) === "allowed");
  const byTitle = bestMatches(own, words, ({ title }) => searchName(title)).map(({ value }) => value);
  const byDetail = bestMatches(own, words, ({ title, detail }) => searchName(title, detail)).map(({ value }) => value);
  const items = [...new Set([...byTitle, ...byDetail])];
  return foundGroup(
    "pages",
    items.map(({ href, title, detail }) => ({ href, title, detail })),
    words.length > 0 && items.length > 8,
  );
}
