import { searchName } from "@/db/search-name";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";
import { foundGroup, MOST_FOUND, type FoundGroup } from "@/lib/search/found";
import { bestMatches } from "@/lib/search/match-words";

interface Page {
  readonly href: string;
  readonly title: string;
  /** What one does there, and other words that people look for it by. */
  readonly detail: string;
  readonly permission: Permission;
}

/** Every staff page that stands for itself, in the order of the sidebar. */
export const PAGES: readonly Page[] = [
  page("/today", "Today", "Now and next, calls due", "clinic:enter"),
  page("/schedule", "Schedule", "The week’s calendar", "schedule:read"),
  page("/schedule?view=day", "Schedule of a day", "By room and hour", "schedule:read"),
  page("/schedule?view=month", "Schedule of a month", "Counts by day", "schedule:read"),
  page("/schedule?view=list", "Schedule as a list", "The week, session by session", "schedule:read"),
  page("/schedule/new", "New series", "Plan a group or sessions", "schedule:write"),
  page("/schedule/copy", "Copy a week", "Repeat a week’s plan", "schedule:write"),
  page("/schedule/closures", "Closures", "Holidays, close a site", "schedule:write"),
  page("/schedule/closures/snow", "Snow day", "Close a site at short notice", "schedule:write"),
  page("/schedule/away", "Days away", "Find substitutes", "absence:write"),
  page("/schedule/asked", "Asked of you", "Step in for a colleague, substitute", "substitution:answer"),
  page("/schedule/export", "Download calendar", "Your sessions as .ics", "schedule:export"),
  page("/call-in", "Log a call-in", "Somebody can’t come, or comes late", "notice:log"),
  page("/rosters", "Rosters", "Take attendance", "roster:read"),
  page("/arrivals", "Who is here", "Check someone in, arrivals of today", "roster:read"),
  page("/rosters/print", "Rosters on paper", "Three days ahead, for a day without the program", "roster:read"),
  page("/rosters/corrections", "Corrections", "Late changes of attendance to approve", "attendance:correct"),
  page("/clients", "Clients", "Everybody in care", "client:read"),
  page("/clients/new", "New client", "Put somebody on file", "client:write"),
  page("/alerts", "Alerts", "Who needs a call", "alert:work"),
  page("/make-ups", "Make-ups", "Open seats, offers, who is short", "make-up:offer"),
  page("/reviews", "Reviews", "Cases that wait for a director", "review:prepare"),
  page("/alerts/meeting", "Team meeting", "A sheet of everybody to talk about", "alert:work"),
  page("/alerts/end-of-day", "Rosters not taken", "The list of a day, reminders", "roster:read"),
  page("/reports/attendance", "Reports", "Attendance, hours, export as CSV", "report:read"),
  page("/setup", "Programs and rooms", "Set up, settings", "setup:read"),
  page("/setup/clinic", "Clinic", "Set up: parts of the day, locking", "setup:read"),
  page("/setup/sites", "Sites and rooms", "Set up: places, addresses", "setup:read"),
  page("/setup/programs", "Programs and tracks", "Set up: levels of care", "setup:read"),
  page("/setup/service-types", "Service types", "Set up: what counts to hours", "setup:read"),
  page("/setup/policies", "Policies", "Set up: rules of standing", "setup:read"),
  page("/setup/alerts", "Alerts and reminders", "Set up: due times, who is told, rosters not taken", "setup:read"),
  page("/setup/clashes", "Clashes", "Set up: what is warned of or refused", "setup:read"),
  page("/setup/make-ups", "Make-ups and visitors", "Set up: what stands in for what, offer by", "setup:read"),
  page("/setup/reviews", "Review times", "Set up: days to object", "setup:read"),
  page("/setup/staff", "Staff and access", "Set up: accounts, roles", "staff:read"),
  page("/setup/tablets", "Check-in tablets", "Set up: kiosk at the front desk, pairing", "kiosk:write"),
  page("/setup/import", "Import sessions", "Set up: from iCalendar or CSV", "schedule:write"),
  page("/setup/audit", "Audit trail", "Set up: who changed what", "audit:read"),
  page("/account", "Your account", "Password, devices, theme", "own-account:write"),
];

function page(href: string, title: string, detail: string, permission: Permission): Page {
  return { href, title, detail, permission };
}

/** The pages that this person may open; without words, where people mostly go. No database is asked. */
export function findPages(actor: Actor, words: readonly string[]): FoundGroup {
  const own = PAGES.filter(({ permission }) => decideAccess(actor, permission, {}) === "allowed");
  const byTitle = bestMatches(own, words, ({ title }) => searchName(title)).map(({ value }) => value);
  const byDetail = bestMatches(own, words, ({ title, detail }) => searchName(title, detail)).map(({ value }) => value);
  const items = [...new Set([...byTitle, ...byDetail])];
  return foundGroup(
    "pages",
    items.map(({ href, title, detail }) => ({ href, title, detail })),
    words.length > 0 && items.length > MOST_FOUND,
  );
}
