import { defineLoader } from "@/server/doors/loader";
import type { Account } from "./queries/accounts";
import { listAccounts } from "./queries/list-accounts";
import { listOpenSignIns } from "./queries/sign-ins";
import { findAccount } from "./subjects";

export interface AccountListParams {
  readonly side?: Account["side"];
  readonly term?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** The accounts that the administrator in front of the page may touch. */
export const accountsLoader = defineLoader({
  name: "account.list",
  permission: "account:write",
  query: ({ reader, now, scope }, params: AccountListParams) =>
    listAccounts(reader, { ...params, sites: scope.sites, now }),
});

export const accountLoader = defineLoader({
  name: "account.show",
  permission: "account:write",
  subject: (reader, params: { readonly accountId: string }) => findAccount(reader, params),
  query: async ({ reader, now }, { accountId }) => {
    const [row] = await listAccounts(reader, { accountId, sites: "all", now });
    if (row === undefined) throw new Error("The account was there a moment ago.");
    return { ...row, signIns: await listOpenSignIns(reader, accountId, now) };
  },
});
