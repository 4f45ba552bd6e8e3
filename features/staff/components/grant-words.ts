import type { StaffRole } from "@/lib/access/roles";

/** Roles as staff say them. */
export const ROLE_WORDS: Record<StaffRole, { readonly name: string; readonly hint: string }> = {
  admin: { name: "Administrator", hint: "Everything, with accounts and the audit trail" },
  director: { name: "Program director", hint: "Set-up, policies, corrections, decisions and reports" },
  scheduler: { name: "Front desk", hint: "Schedule, clients, enrollment and every roster" },
  clinician: { name: "Clinician", hint: "Reads the schedule and clients, takes attendance in own sessions" },
};

/** A held role in words: "Front desk at Worcester". */
export function grantWords(
  grant: { readonly role: StaffRole; readonly siteId: string | null },
  sites: readonly { id: string; name: string }[],
): string {
  const { name } = ROLE_WORDS[grant.role];
  if (grant.siteId === null) return name;
  return `${name} at ${sites.find(({ id }) => id === grant.siteId)?.name ?? "another site"}`;
}
