import type { NavItem } from "@/components/shell";

/** The pages of the client's own phone, in the order of the bar at its foot. */
export const OWN_PAGES: readonly NavItem[] = [
  { href: "/me", label: "My week", icon: "calendar", leaves: ["/me/extra"] },
  { href: "/me/extra", label: "Extra sessions", icon: "plusloop" },
  { href: "/account", label: "Me", icon: "person" },
];
