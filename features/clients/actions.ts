"use server";

import { addContact, archiveContact, recordConsent, revokeConsent } from "@/features/clients/commands/contacts";
import { createClient } from "@/features/clients/commands/create-client";
import { editClient } from "@/features/clients/commands/edit-client";
import { explainClient, explainContact } from "@/features/clients/refusals";
import * as input from "@/features/clients/input";
import { findClientAccess, findConsentAccess, findContactAccess } from "@/features/clients/queries/client-access";
import { getSite } from "@/features/programs/queries/sites";
import { sealTerm } from "@/features/clients/queries/sealed-term";
import { clientListHref, readClientListAddress } from "@/lib/clients/client-list-address";
import { done } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import { unchanged } from "@/server/doors/changed";

export const createClientAction = defineAction({
  name: "client.create",
  input: input.newClientInput,
  permission: "client:write",
  subject: async (reader, { siteId }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: null };
  },
  command: (tx, call, { isAnotherPerson, ...client }) =>
    createClient(tx, call, { ...client, asksAboutTwins: !isAnotherPerson }),
  explain: explainClient,
  after: ({ id, number }, { enrollsNext }) => ({
    redirectTo: enrollsNext ? `/clients/${id}/enroll` : `/clients/${id}`,
    message: `${number} is on file.`,
  }),
});

/** Looks for a name or number. A form that is posted: in the address of a plain search the name would stand for all to read. */
export const findClientsAction = defineAction({
  name: "client.find",
  input: input.findInput,
  permission: "client:read",
  subject: async () => ({ access: {}, value: null }),
  command: async (_tx, _call, { term }) => done(unchanged({ find: term === null ? null : sealTerm(term) })),
  explain: (refusal: never) => refusal,
  after: ({ find }, { term: _term, ...filters }) => ({
    redirectTo: clientListHref({ ...readClientListAddress(filters), find }),
  }),
});

export const editClientAction = defineAction({
  name: "client.edit",
  input: input.clientInput,
  permission: "client:write",
  subject: async (reader, { clientId, siteId }) => {
    const client = await findClientAccess(reader, clientId);
    const site = await getSite(reader, siteId);
    if (client === null || site === null) return null;
    // A record that moves has to be in reach at both ends.
    return { access: [{ siteId: client.value.siteId }, { siteId }], value: null };
  },
  command: editClient,
  explain: explainClient,
  after: ({ id }) => ({ redirectTo: `/clients/${id}` }),
});

export const addContactAction = defineAction({
  name: "client.add-contact",
  input: input.newContactInput,
  permission: "client:write",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: addContact,
  explain: explainContact,
  after: (_, { name }) => ({ message: `${name} is on the list. Nothing is shared until the client consents.` }),
});

export const archiveContactAction = defineAction({
  name: "client.archive-contact",
  input: input.contactIdInput,
  permission: "client:write",
  subject: (reader, { contactId }) => findContactAccess(reader, contactId),
  command: archiveContact,
  explain: explainContact,
});

export const recordConsentAction = defineAction({
  name: "client.record-consent",
  input: input.newConsentInput,
  permission: "client:write",
  subject: (reader, { contactId }) => findContactAccess(reader, contactId),
  command: recordConsent,
  explain: explainContact,
  after: () => ({ message: "The consent is on record." }),
});

export const revokeConsentAction = defineAction({
  name: "client.revoke-consent",
  input: input.consentIdInput,
  permission: "client:write",
  subject: (reader, { consentId }) => findConsentAccess(reader, consentId),
  command: revokeConsent,
  explain: explainContact,
  after: () => ({ message: "The consent is revoked. It counts at once." }),
});
