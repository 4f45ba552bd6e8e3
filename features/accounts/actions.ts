"use server";

import { defineAction } from "@/server/doors/action";
import * as roles from "./commands/change-roles";
import * as disabling from "./commands/disable-account";
import * as inviting from "./commands/invite";
import * as links from "./commands/issue-link";
import * as invitations from "./commands/revoke-invitation";
import * as signingOut from "./commands/sign-out";
import {
  accountInput,
  changeRolesInput,
  inviteClientInput,
  inviteContactInput,
  inviteStaffInput,
  revokeInvitationInput,
} from "./input";
import { accessToAccount, accessToGrants, getAccount, siteOfClient, siteOfContact } from "./queries/accounts";
import { explainAccount, explainInvite, explainLink, explainRoles } from "./refusals";
import { findAccount, findInvitation } from "./subjects";

/* What administrators do with accounts. `value` of an invitation is the link, which is shown once. */

export const inviteStaff = defineAction({
  name: "account.invite-staff",
  input: inviteStaffInput,
  permission: "account:write",
  subject: async (_reader, { grants }) => ({ access: accessToGrants(grants), value: null }),
  command: inviting.inviteStaff,
  explain: explainInvite,
});

export const inviteClient = defineAction({
  name: "account.invite-client",
  input: inviteClientInput,
  permission: "account:write",
  subject: async (reader, { clientId }) => {
    const siteId = await siteOfClient(reader, clientId);
    return siteId === null ? null : { access: { siteId }, value: null };
  },
  command: inviting.inviteClient,
  explain: explainInvite,
});

export const inviteContact = defineAction({
  name: "account.invite-contact",
  input: inviteContactInput,
  permission: "account:write",
  subject: async (reader, { contactId }) => {
    const siteId = await siteOfContact(reader, contactId);
    return siteId === null ? null : { access: { siteId }, value: null };
  },
  command: inviting.inviteContact,
  explain: explainInvite,
});

/** A new link: to join, or to set a new password. */
export const issueLink = defineAction({
  name: "account.issue-link",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: links.issueLink,
  explain: explainLink,
});

export const revokeInvitation = defineAction({
  name: "account.revoke-invitation",
  input: revokeInvitationInput,
  permission: "account:write",
  subject: findInvitation,
  command: invitations.revokeInvitation,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "The link is taken back." }),
});

/** Nobody gives, or takes away, what they could not do themselves: the old and the new roles are all asked about. */
export const changeRoles = defineAction({
  name: "account.change-roles",
  input: changeRolesInput,
  permission: "account:write",
  subject: async (reader, { accountId, grants }) => {
    const account = await getAccount(reader, accountId);
    if (account === null) return null;
    return { access: [...(await accessToAccount(reader, account)), ...accessToGrants(grants)], value: account };
  },
  command: roles.changeRoles,
  explain: explainRoles,
  after: () => ({ message: "Roles saved. They count at once." }),
});

export const disableAccount = defineAction({
  name: "account.disable",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: disabling.disableAccount,
  explain: explainAccount,
  after: () => ({ message: "The account is disabled." }),
});

export const enableAccount = defineAction({
  name: "account.enable",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: disabling.enableAccount,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "The account is enabled." }),
});

export const signOutEverywhere = defineAction({
  name: "account.sign-out-everywhere",
  input: accountInput,
  permission: "account:write",
  subject: findAccount,
  command: signingOut.signOutEverywhere,
  explain: (refusal: never) => refusal,
  after: ({ ended }) => ({ message: ended === 1 ? "1 browser is signed out." : `${ended} browsers are signed out.` }),
});
