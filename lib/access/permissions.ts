import { STAFF_ROLES, type Role } from "./roles";

/** What may be done, as `noun:verb`. */
export const PERMISSIONS = [
  "clinic:enter",
  "setup:read",
  "setup:write",
  "staff:read",
  "staff:write",
  "account:write",
  "policy:write",
  "schedule:read",
  "schedule:write",
  "schedule:export",
  "absence:write",
  "substitution:answer",
  "client:read",
  "client:write",
  "enrollment:write",
  "roster:read",
  "attendance:mark",
  "attendance:correct",
  "standing:read",
  "alert:work",
  "case:decide",
  "notice:log",
  "excuse:decide",
  "make-up:offer",
  "contract:offer",
  "review:prepare",
  "review:decide",
  "arrival:record",
  "kiosk:write",
  "report:read",
  "report:export",
  "audit:read",
  "own-week:read",
  "own-notice:write",
  "own-make-up:answer",
  "own-contract:sign",
  "own-review:answer",
  "own-policy:acknowledge",
  "own-arrival:record",
  "family-week:read",
  "own-account:write",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/**
 * How far a grant reaches: `site`, everything at the sites where the role is held; `own`, only what is one's own (the
 * sessions one leads, one's own calendar, one's own account).
 */
export type Reach = "site" | "own";

const ALL_OF_THE_CLINIC = [
  "clinic:enter",
  "setup:read",
  "staff:read",
  "schedule:read",
  "schedule:write",
  "schedule:export",
  "absence:write",
  "client:read",
  "client:write",
  "enrollment:write",
  "roster:read",
  "attendance:mark",
  "standing:read",
  "alert:work",
  "notice:log",
  "make-up:offer",
  "arrival:record",
] as const satisfies readonly Permission[];

/** What everybody on the staff does for themselves and nobody does for them. */
const OF_ONES_OWN = { "substitution:answer": "own", "own-account:write": "own" } as const satisfies Partial<
  Record<Permission, Reach>
>;

/** The permission table: the only place that says which role may do what. */
export const GRANTS: Record<Role, Partial<Record<Permission, Reach>>> = {
  admin: {
    ...everywhere(ALL_OF_THE_CLINIC),
    ...everywhere([
      "setup:write",
      "staff:write",
      "account:write",
      "policy:write",
      "attendance:correct",
      "case:decide",
      "excuse:decide",
      "contract:offer",
      "review:prepare",
      "kiosk:write",
      "report:read",
      "report:export",
      "audit:read",
    ]),
    ...OF_ONES_OWN,
  },
  director: {
    ...everywhere(ALL_OF_THE_CLINIC),
    ...everywhere([
      "setup:write",
      "staff:write",
      "policy:write",
      "attendance:correct",
      "case:decide",
      "excuse:decide",
      "contract:offer",
      "review:prepare",
      // A director, by name: running the clinic's software is not deciding about its people.
      "review:decide",
      "kiosk:write",
      "report:read",
      "report:export",
    ]),
    ...OF_ONES_OWN,
  },
  scheduler: { ...everywhere(ALL_OF_THE_CLINIC), ...OF_ONES_OWN },
  clinician: {
    ...everywhere([
      "clinic:enter",
      "setup:read",
      "staff:read",
      "schedule:read",
      "client:read",
      "roster:read",
      "standing:read",
      "alert:work",
      "notice:log",
      "make-up:offer",
      "contract:offer",
      "review:prepare",
    ]),
    // Who may mark: the session's facilitators, and roles with the permission.
    "attendance:mark": "own",
    // An excuse is decided by who leads the session or is the client's primary counselor.
    "excuse:decide": "own",
    // Their own calendar, and their own days away; who steps in is decided by those who plan.
    "schedule:export": "own",
    "absence:write": "own",
    ...OF_ONES_OWN,
  },
  client: {
    "own-week:read": "own",
    "own-notice:write": "own",
    "own-make-up:answer": "own",
    "own-contract:sign": "own",
    "own-review:answer": "own",
    "own-policy:acknowledge": "own",
    "own-arrival:record": "own",
    "own-account:write": "own",
  },
  family: { "family-week:read": "own", "own-account:write": "own" },
};

/**
 * What a check-in tablet may do at its own site. It is no role, because no person holds it: whoever stands at the front
 * desk can touch it, so it is told nothing and can record that somebody came.
 */
export const DEVICE_GRANTS = ["arrival:record"] as const satisfies readonly Permission[];

/** Whether only people in care and their families can hold this permission, so that its pages have their own sign-in. */
export function isClientSide(permission: Permission): boolean {
  return STAFF_ROLES.every((role) => GRANTS[role][permission] === undefined);
}

function everywhere(permissions: readonly Permission[]): Partial<Record<Permission, Reach>> {
  return Object.fromEntries(permissions.map((permission) => [permission, "site"]));
}
