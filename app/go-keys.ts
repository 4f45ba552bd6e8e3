/** Where G and a letter lead, on every staff page. */
export const GO_KEYS = [
  { letter: "T", href: "/today", label: "Today" },
  { letter: "S", href: "/schedule", label: "Schedule" },
  { letter: "R", href: "/rosters", label: "Rosters" },
  { letter: "C", href: "/clients", label: "Clients" },
  { letter: "A", href: "/alerts", label: "Alerts" },
  { letter: "P", href: "/setup/policies", label: "Policies" },
] as const;
