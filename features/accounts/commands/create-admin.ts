import { foundClinic } from "@/features/programs/commands/clinic";
import { findClinic } from "@/features/programs/queries/clinic";
import { createStaff } from "@/features/staff/commands";
import { done, type Result } from "@/lib/result";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import type { InviteRefusal, RolesRefusal } from "../refusals";
import { inviteStaff } from "./invite";
import type { IssuedLink } from "./issue-link";

/** Until somebody names it, under Set up. */
const UNNAMED = "Our clinic";

/**
 * Somebody to begin with: a staff member who administers the whole clinic, and the link to join by. In an empty database
 * there is no clinic yet to administer, so it is founded first.
 */
export async function createAdmin(
  tx: Tx,
  call: Call,
  input: { readonly name: string; readonly email: string },
): Promise<Result<Changed<IssuedLink>, InviteRefusal | RolesRefusal>> {
  const founded = (await findClinic(tx)) === null ? await foundClinic(tx, call, { name: UNNAMED }) : null;
  if (founded !== null && !founded.ok) throw new Error("A clinic was founded between two looks of one transaction.");
  const words = input.name.trim().split(/\s+/);
  const familyName = words.length > 1 ? (words.at(-1) ?? "") : "";
  const givenName = words.slice(0, words.length > 1 ? -1 : 1).join(" ");
  const made = await createStaff(tx, call, { givenName, familyName, title: "Administrator", credentials: [] });
  // Its type says that it never refuses; were that to change, this would not compile.
  if (!made.ok) return made;
  const { value: member, events } = made.value;
  const grants = [{ role: "admin", siteId: null } as const];
  const invited = await inviteStaff(tx, call, { staffId: member.id, email: input.email, grants });
  if (!invited.ok) return invited;
  const [first, ...others] = [...(founded?.value.events ?? []), ...events];
  if (first === undefined) throw new Error("A staff member was made without an event.");
  return done(changed(invited.value.value, first, ...others, ...invited.value.events));
}
