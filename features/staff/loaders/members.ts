import { accessToAccount, getAccount } from "@/features/accounts/queries/accounts";
import { listAccounts } from "@/features/accounts/queries/list-accounts";
import { listOpenSignIns } from "@/features/accounts/queries/sign-ins";
import { listSites } from "@/features/programs/queries/sites";
import { findAccountOfStaff, getStaff, listStaff, staffName } from "@/features/staff/queries";
import type { Reader } from "@/db/store";
import { decideAccess, sitesWith, type Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { decideAll } from "@/server/doors/door";
import { defineLoader } from "@/server/doors/loader";
import { environment } from "@/server/env";

const PAGE = 50;

export interface StaffListParams {
  readonly term: string;
  readonly show: "working" | "archived";
  /** From 1. */
  readonly page: number;
}

/** The staff list, with accounts and roles for those who administer them. */
export const staffListLoader = defineLoader({
  name: "staff.list",
  permission: "staff:read",
  query: async ({ reader, actor, now }, { term, show, page }: StaffListParams) => {
    // One more than a page, to know whether there is another.
    const found = await listStaff(reader, { term, show, limit: PAGE + 1, offset: (page - 1) * PAGE });
    const administered = sitesWith(actor, "account:write");
    const accounts =
      administered.length === 0
        ? []
        : await listAccounts(reader, { side: "staff", sites: administered, now, limit: 1000 });
    return {
      term,
      show,
      page,
      first: (page - 1) * PAGE + 1,
      hasMore: found.length > PAGE,
      mayWrite: decideAccess(actor, "staff:write", {}) === "allowed",
      showsAccounts: administered.length > 0,
      sites: (await listSites(reader, "all", { withArchived: true })).map(({ id, name }) => ({ id, name })),
      staff: found.slice(0, PAGE).map((member) => ({
        ...member,
        account: accounts.find(({ staffId }) => staffId === member.id) ?? null,
      })),
    };
  },
});

/** One staff member; the account only for those who may administer all it reaches. */
export const staffMemberLoader = defineLoader({
  name: "staff.show",
  permission: "staff:read",
  subject: async (reader, { staffId }: { staffId: string }) => {
    const member = await getStaff(reader, staffId);
    return member && { access: {}, value: member };
  },
  query: async ({ reader, actor, now }, { staffId }, member) => ({
    member,
    name: staffName(member),
    mayWrite: decideAccess(actor, "staff:write", {}) === "allowed",
    mayInvite: sitesWith(actor, "account:write").length > 0,
    // Roles can be given where one administers accounts, and nowhere else.
    grantableSites: (await listSites(reader, sitesWith(actor, "account:write"))).map(({ id, name }) => ({ id, name })),
    mayGrantEverywhere: sitesWith(actor, "account:write") === "all",
    allSites: (await listSites(reader, "all", { withArchived: true })).map(({ id, name, zone }) => ({
      id,
      name,
      zone,
    })),
    account: await readAccount(reader, actor, staffId, now),
    baseUrl: environment().BASE_URL ?? "",
  }),
});

export const newStaffLoader = defineLoader({
  name: "staff.new",
  permission: "staff:write",
  query: async ({ reader }) => ({
    credentials: [...new Set((await listStaff(reader, { show: "all" })).flatMap((each) => each.credentials))].sort(),
  }),
});

async function readAccount(reader: Reader, actor: Actor, staffId: string, now: Instant) {
  const accountId = await findAccountOfStaff(reader, staffId);
  const account = accountId === null ? null : await getAccount(reader, accountId);
  if (accountId === null || account === null) return { state: "none" as const };
  const access = await accessToAccount(reader, account);
  if (decideAll(actor, "account:write", access) !== "allowed") return { state: "hidden" as const };
  const [row] = await listAccounts(reader, { accountId, sites: "all", now });
  if (row === undefined) return { state: "hidden" as const };
  return { state: "shown" as const, row, signIns: await listOpenSignIns(reader, accountId, now) };
}
