import { DEVICE_GRANTS, GRANTS, type Permission, type Reach } from "./permissions";
import type { StaffRole } from "./roles";

/**
 * Who asks. A job and the operator's command line are actors too: they act for the clinic and are held to nobody's sites.
 * So is a check-in tablet, which acts for whoever stands before it.
 */
export type Actor = PersonActor | DeviceActor | SystemActor;

/** Somebody who signed in. */
export type PersonActor = StaffActor | ClientActor | FamilyActor;

export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === "staff" || actor.kind === "client" || actor.kind === "family";
}

export interface StaffActor {
  readonly kind: "staff";
  readonly accountId: string;
  readonly signInId: string;
  readonly staffId: string;
  readonly name: string;
  /** `siteId` null: held at every site. */
  readonly roles: readonly { readonly role: StaffRole; readonly siteId: string | null }[];
}

export interface ClientActor {
  readonly kind: "client";
  readonly accountId: string;
  readonly signInId: string;
  readonly clientId: string;
}

export interface FamilyActor {
  readonly kind: "family";
  readonly accountId: string;
  readonly signInId: string;
  readonly contactId: string;
}

/** A paired tablet at a front desk. */
export interface DeviceActor {
  readonly kind: "device";
  readonly deviceId: string;
  readonly siteId: string;
}

export interface SystemActor {
  readonly kind: "system";
  /** "operator", or "job:<name>". */
  readonly name: string;
}

/** What is asked about, as far as access cares. A field left out: the subject has none (a list, a new thing, the clinic as a whole). */
export interface AccessSubject {
  /** Null: it belongs to the clinic as a whole, so only a role that is held everywhere reaches it. */
  readonly siteId?: string | null;
  /** The staff whose own it is: a session's facilitators. */
  readonly staffIds?: readonly (string | null)[];
  readonly clientId?: string;
  readonly contactId?: string;
  readonly accountId?: string;
}

export type Access = "allowed" | "forbidden" | "out_of_scope";

/**
 * May `actor` do `permission` to `subject`? `out_of_scope` means that the subject does not exist as far as this actor
 * is concerned; `forbidden`, that it may be seen but not be done.
 */
export function decideAccess(actor: Actor, permission: Permission, subject: AccessSubject): Access {
  switch (actor.kind) {
    case "system":
      return "allowed";
    case "staff":
      return decideForStaff(actor, permission, subject);
    case "client":
      return decideForOne(
        GRANTS.client[permission],
        [
          [subject.clientId, actor.clientId],
          [subject.accountId, actor.accountId],
        ],
        subject,
      );
    case "family":
      return decideForOne(
        GRANTS.family[permission],
        [
          [subject.contactId, actor.contactId],
          [subject.accountId, actor.accountId],
        ],
        subject,
      );
    case "device":
      return decideForDevice(actor, permission, subject);
  }
}

/**
 * The sites at which a staff member holds `permission`: "all", or their ids, each once. With `reach` "site" only those
 * where it reaches more than their own; a job's or the operator's reach is "all", a tablet's its own site, anybody
 * else's none.
 */
export function sitesWith(actor: Actor, permission: Permission, reach: Reach = "own"): "all" | readonly string[] {
  if (actor.kind === "system") return "all";
  if (actor.kind === "device") return isDevices(permission) ? [actor.siteId] : [];
  if (actor.kind !== "staff") return [];
  const held = actor.roles.filter(({ role }) => {
    const granted = GRANTS[role][permission];
    return granted === "site" || (granted === "own" && reach === "own");
  });
  if (held.some(({ siteId }) => siteId === null)) return "all";
  return [...new Set(held.flatMap(({ siteId }) => (siteId === null ? [] : [siteId])))];
}

function decideForStaff(actor: StaffActor, permission: Permission, subject: AccessSubject): Access {
  const { siteId, staffIds, accountId } = subject;
  const here = actor.roles.filter((held) => siteId === undefined || held.siteId === null || held.siteId === siteId);
  // Nobody's site is the clinic as a whole, so there is nothing to hide from those who hold a role at some site only.
  if (here.length === 0) return siteId === null && actor.roles.length > 0 ? "forbidden" : "out_of_scope";
  const reaches = new Set(here.map(({ role }) => GRANTS[role][permission]));
  if (reaches.has("site")) return "allowed";
  if (!reaches.has("own")) return "forbidden";
  if (accountId !== undefined) {
    if (accountId === actor.accountId) return "allowed";
    // What one role may know to exist, a further role does not hide again.
    return siteId === null || reaches.has(undefined) ? "forbidden" : "out_of_scope";
  }
  if (staffIds !== undefined) return staffIds.includes(actor.staffId) ? "allowed" : "forbidden";
  // One's own of nothing in particular is a list of one's own. A subject that does not say whose it is, is not one's own.
  return siteId === undefined && subject.clientId === undefined && subject.contactId === undefined
    ? "allowed"
    : "forbidden";
}

/** For a tablet nothing exists but its own site; a thing that names a person, even at that site, does not. */
function decideForDevice(actor: DeviceActor, permission: Permission, subject: AccessSubject): Access {
  const { siteId, ...others } = subject;
  const isNameless = Object.values(others).every((each) => each === undefined);
  return isDevices(permission) && siteId === actor.siteId && isNameless ? "allowed" : "out_of_scope";
}

function isDevices(permission: Permission): boolean {
  return DEVICE_GRANTS.some((each) => each === permission);
}

function decideForOne(
  reach: Reach | undefined,
  claims: readonly (readonly [string | undefined, string])[],
  subject: AccessSubject,
): Access {
  const named = claims.filter(([asked]) => asked !== undefined);
  const belongsToAnother =
    named.some(([asked, own]) => asked !== own) || (named.length === 0 && Object.keys(subject).length > 0);
  if (belongsToAnother) return "out_of_scope";
  return reach === undefined ? "forbidden" : "allowed";
}
