import { z } from "zod";
import { STAFF_ROLES, type StaffRole } from "@/lib/access/roles";
import { LOCK_MINUTES } from "@/lib/sign-in/lock-limits";
import { emailInput, idInput, isId, listOf, wholeNumber } from "@/server/doors/inputs";

/** A role, and where it is held; null: at every site. */
export interface Grant {
  readonly role: StaffRole;
  readonly siteId: string | null;
}

/** In a form a grant is one checkbox: "scheduler:everywhere" or "scheduler:<site id>". */
export function grantText({ role, siteId }: Grant): string {
  return `${role}:${siteId ?? "everywhere"}`;
}

const grantInput = z.string().transform((text, context): Grant => {
  const [role = "", place = ""] = text.split(":");
  const known = STAFF_ROLES.find((each) => each === role);
  if (known !== undefined && (place === "everywhere" || isId(place))) {
    return { role: known, siteId: place === "everywhere" ? null : place };
  }
  context.addIssue({ code: "custom", message: "There is no such role." });
  return z.NEVER;
});

/** At least one role. A role held everywhere makes the same role at single sites superfluous. */
const grantsInput = listOf(grantInput, 100).transform((grants, context) => {
  if (grants.length === 0) context.addIssue({ code: "custom", message: "Choose at least one role." });
  const everywhere = new Set(grants.filter(({ siteId }) => siteId === null).map(({ role }) => role));
  const needed = grants.filter(({ role, siteId }) => siteId === null || !everywhere.has(role));
  return [...new Map(needed.map((grant) => [grantText(grant), grant])).values()];
});

export const inviteStaffInput = z.object({ staffId: idInput, email: emailInput, grants: grantsInput });
export const inviteClientInput = z.object({ clientId: idInput, email: emailInput });
export const inviteContactInput = z.object({ contactId: idInput, email: emailInput });
export const accountInput = z.object({ accountId: idInput });
export const changeRolesInput = z.object({ accountId: idInput, grants: grantsInput });
export const revokeInvitationInput = z.object({ invitationId: idInput });

const lockMinutes = wholeNumber(LOCK_MINUTES.least, LOCK_MINUTES.most);
export const lockLimitsInput = z.object({
  seenVersion: wholeNumber(1, 1_000_000_000),
  staff: lockMinutes,
  roster: lockMinutes,
  client: lockMinutes,
});
