"use server";

import { findClientAccess } from "@/features/clients/queries/client-access";
import { defineAction } from "@/server/doors/action";
import { removeUnavailable, setUnavailable } from "../commands/unavailable-times";
import { newUnavailableInput, unavailableIdInput } from "../input/unavailable";
import { findUnavailableAccess } from "../queries/unavailable-times";
import { explainUnavailable } from "../refusals/unavailable";

export const addUnavailableAction = defineAction({
  name: "availability.add",
  input: newUnavailableInput,
  permission: "client:write",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: (tx, call, typed) => setUnavailable(tx, call, typed),
  explain: explainUnavailable,
  after: () => ({ message: "Added. New plans are held against it." }),
});

export const removeUnavailableAction = defineAction({
  name: "availability.remove",
  input: unavailableIdInput,
  permission: "client:write",
  subject: (reader, { unavailableId }) => findUnavailableAccess(reader, unavailableId),
  command: (tx, call, typed) => removeUnavailable(tx, call, typed),
  explain: (refusal: never) => refusal,
});
