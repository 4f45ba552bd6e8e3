"use server";

import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { defineAction } from "@/server/doors/action";
import { changeLockLimits } from "./commands/change-lock-limits";
import { changeRoles } from "./commands/change-roles";
import { disableAccount, enableAccount } from "./commands/disable-account";
import { inviteClient, inviteContact, inviteStaff } from "./commands/invite";
import { issueLink } from "./commands/issue-link";
import { revokeInvitation } from "./commands/revoke-invitation";
import { signOutEverywhere } from "./commands/sign-out";
import {
  accountInput,
  changeRolesInput,
  inviteClientInput,
  inviteContactInput,
  inviteStaffInput,
  lockLimitsInput,
  revokeInvitationInput,
} from "./input";
import { accessToAccount, accessToGrants, getAccount, siteOfClient, siteOfContact } from "./queries/accounts";
import { explainAccount, explainInvite, explainLink, explainRoles } from "./refusals";
import { findAccount, findInvitation } from "./subjects";

/* What administrators do with accounts. `value` of an invitation is the link, which is shown once. */

export const inviteStaffAction = defineAction({
  name: "account.invite-staff",
  input: inviteStaffInput,
  permission: "account:write",
  subject: async (_reader, { grants }) => ({ access: accessToGrants(grants), value: null }),
  command: inviteStaff,
  explain: explainInvite,
});

export const inviteClientAction = defineAction({
  name: "account.invite-client",
  input: inviteClientInput,
  permission: "account:write",
  subject: async (reader, { clientId }) => {
    const siteId = await siteOfClient(reader, clientId);
    return siteId === null ? null : { access: { siteId }, value: null };
  },
  command: inviteClient,
  explain: explainInvite,
});

export const inviteContactAction = defineAction({
  name: "account.invite-contact",
  input: inviteContactInput,
  permission: "account:write",
  subject: async (reader, { contactId }) => {
    const siteId = await siteOfContact(reader, contactId);
    return siteId === null ? null : { access: { siteId }, value: null };
  },
  command: inviteContact,
  explain: explainInvite,
});

/** A new link: to join, or to set a new password. */
export const issueLinkAction = defineAction({
  name: "account.issue-link",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: issueLink,
  explain: explainLink,
});

export const revokeInvitationAction = defineAction({
  name: "account.revoke-invitation",
  input: revokeInvitationInput,
  permission: "account:write",
  subject: findInvitation,
  command: revokeInvitation,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "The link is taken back." }),
});

/** Nobody gives, or takes away, what they could not do themselves: the old and the new roles are all asked about. */
export const changeRolesAction = defineAction({
  name: "account.change-roles",
  input: changeRolesInput,
  permission: "account:write",
  subject: async (reader, { accountId, grants }) => {
    const account = await getAccount(reader, accountId);
    if (account === null) return null;
    return { access: [...(await accessToAccount(reader, account)), ...accessToGrants(grants)], value: account };
  },
  command: changeRoles,
  explain: explainRoles,
  after: () => ({ message: "Roles saved. They count at once." }),
});

export const disableAccountAction = defineAction({
  name: "account.disable",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: disableAccount,
  explain: explainAccount,
  after: () => ({ message: "The account is disabled." }),
});

export const enableAccountAction = defineAction({
  name: "account.enable",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: enableAccount,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "The account is enabled." }),
});

/** How long a screen may be left alone: the same for everybody, so it is the clinic's to say. */
export const changeLockLimitsAction = defineAction({
  name: "account.change-lock-limits",
  input: lockLimitsInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: (tx, call, { seenVersion, ...limits }) => changeLockLimits(tx, call, { seenVersion, limits }),
  explain: explainChangedMeanwhile,
  after: () => ({ message: "Saved. It holds for everybody from now on." }),
});

export const signOutEverywhereAction = defineAction({
  name: "account.sign-out-everywhere",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: signOutEverywhere,
  explain: (refusal: never) => refusal,
  after: ({ ended }) => ({ message: ended === 1 ? "1 browser is signed out." : `${ended} browsers are signed out.` }),
});
