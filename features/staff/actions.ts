"use server";

import { explainSetup } from "@/features/programs/refusals/explain-setup";
import { archiveStaff, createStaff, editStaff, restoreStaff } from "@/features/staff/commands";
import { newStaffInput, staffIdInput, staffInput } from "@/features/staff/input";
import { getStaff } from "@/features/staff/queries";
import { defineAction } from "@/server/doors/action";

/*
 * A staff member belongs to the clinic, not to a site: whoever keeps the staff list at one site keeps it, for the same
 * counselor may work at several.
 */
const EVERYWHERE_KEPT = {};

export const createStaffAction = defineAction({
  name: "staff.create",
  input: newStaffInput,
  permission: "staff:write",
  subject: async () => ({ access: EVERYWHERE_KEPT, value: null }),
  command: createStaff,
  explain: (refusal: never) => refusal,
  after: ({ id }) => ({ redirectTo: `/setup/staff/${id}` }),
});

export const editStaffAction = defineAction({
  name: "staff.edit",
  input: staffInput,
  permission: "staff:write",
  subject: async (reader, { staffId }) => (await getStaff(reader, staffId)) && { access: EVERYWHERE_KEPT, value: null },
  command: editStaff,
  explain: explainSetup,
  after: () => ({ message: "Saved." }),
});

export const archiveStaffAction = defineAction({
  name: "staff.archive",
  input: staffIdInput,
  permission: "staff:write",
  subject: async (reader, { staffId }) => (await getStaff(reader, staffId)) && { access: EVERYWHERE_KEPT, value: null },
  command: archiveStaff,
  explain: explainSetup,
});

export const restoreStaffAction = defineAction({
  name: "staff.restore",
  input: staffIdInput,
  permission: "staff:write",
  subject: async (reader, { staffId }) => (await getStaff(reader, staffId)) && { access: EVERYWHERE_KEPT, value: null },
  command: restoreStaff,
  explain: explainSetup,
});
