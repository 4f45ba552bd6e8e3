import { newId } from "@/db/id";
import { accountRoles, accounts } from "@/db/schema";
import type { Made } from "@/features/testing/clinic-words";
import type { World } from "@/features/testing/world";
import type { ClientActor, StaffActor } from "@/lib/access/decide-access";
import type { StaffRole } from "@/lib/access/roles";
import type { PolicyBody } from "@/lib/standing/types";

/** The first missed day asks for a contract, the second for a review. */
export const STERN: PolicyBody = {
  contract: { attend: 2, of: 3 },
  rules: [
    { id: "one", measure: "absences", within: "enrollment", at: 1, level: "contract" },
    { id: "two", measure: "absences", within: "enrollment", at: 2, level: "review" },
  ],
};

/** Somebody on the staff with an account and a role, so that they are a person whom a review can name. */
export async function staffWithAccount(
  w: World,
  role: StaffRole,
  name: string,
  site: Made | null = null,
): Promise<StaffActor> {
  const member = await w.staffMember(name);
  const accountId = newId();
  const siteId = site?.id ?? null;
  await w.store.transact(async (tx) => {
    const email = `${accountId}@clinic.example`;
    await tx.insert(accounts).values({ id: accountId, side: "staff", email, staffId: member.id, createdAt: w.now });
    await tx.insert(accountRoles).values({ id: newId(), accountId, role, siteId });
  });
  return { kind: "staff", accountId, signInId: newId(), staffId: member.id, name, roles: [{ role, siteId }] };
}

export interface ReviewStory {
  readonly client: Made;
  readonly enrollment: Made;
  readonly group: Made;
  readonly site: Made;
  readonly dana: StaffActor;
  readonly ruth: StaffActor;
  readonly marisol: StaffActor;
  readonly own: ClientActor;
}

/**
 * A clinic with a stern policy, two directors and a counselor, and Ada, who is expected on Mondays, Wednesdays and
 * Thursdays at 18:00 from March 2 on. She missed the days that are named.
 */
export async function reviewStory(w: World, missed: readonly string[]): Promise<ReviewStory> {
  const site = await w.site("Worcester");
  await w.program("Stern IOP", { policy: STERN });
  await w.track("Evening");
  const dana = await staffWithAccount(w, "director", "Dana Okonkwo");
  const ruth = await staffWithAccount(w, "director", "Ruth Adeyemi");
  const marisol = await staffWithAccount(w, "clinician", "Marisol Benítez");
  const group = await w.series("Coping skills", "MO WE TH 18:00-19:00", { from: "2026-03-02" });
  const client = await w.client("Ada Lund");
  const counselor = { id: marisol.staffId, name: marisol.name };
  const enrollment = await w.enrolled(client, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"], counselor });
  for (const date of missed) await w.mark(client, await w.session(group, date), "missed");
  const own: ClientActor = { kind: "client", accountId: newId(), signInId: newId(), clientId: client.id };
  await w.store.transact(async (tx) => {
    const { accountId: id, clientId } = own;
    await tx.insert(accounts).values({ id, side: "client", email: `${id}@mail.example`, clientId, createdAt: w.now });
  });
  return { client, enrollment, group, site, dana, ruth, marisol, own };
}
