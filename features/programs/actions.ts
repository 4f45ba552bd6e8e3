"use server";

import { OF_THE_CLINIC, accessOfSites } from "@/features/programs/subjects";
import { editClinic } from "@/features/programs/commands/clinic";
import { archiveProgram, createProgram, editProgram, restoreProgram } from "@/features/programs/commands/programs";
import { archiveRoom, createRoom, editRoom, restoreRoom } from "@/features/programs/commands/rooms";
import {
  archiveServiceType,
  createServiceType,
  editServiceType,
  restoreServiceType,
} from "@/features/programs/commands/service-types";
import { archiveSite, createSite, editSite, restoreSite } from "@/features/programs/commands/sites";
import { archiveTrack, createTrack, editTrack, restoreTrack } from "@/features/programs/commands/tracks";
import { explainSetup, explainTopic } from "@/features/programs/refusals/explain-setup";
import * as input from "@/features/programs/input/setup";
import { addTopic, renameTopic, stepTopic } from "@/features/programs/commands/topics";
import { getProgram, getServiceType, getTrack } from "@/features/programs/queries/programs";
import { getTopic } from "@/features/programs/queries/topics";
import { getRoom, getSite } from "@/features/programs/queries/sites";
import { defineAction } from "@/server/doors/action";

const saved = () => ({ message: "Saved." });

export const createSiteAction = defineAction({
  name: "site.create",
  input: input.newSiteInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: createSite,
  explain: explainSetup,
  after: ({ id }) => ({ redirectTo: `/setup/sites/${id}` }),
});

export const editSiteAction = defineAction({
  name: "site.edit",
  input: input.siteInput,
  permission: "setup:write",
  subject: async (reader, { siteId }) => ofSite(await getSite(reader, siteId)),
  command: editSite,
  explain: explainSetup,
  after: saved,
});

export const archiveSiteAction = defineAction({
  name: "site.archive",
  input: input.siteIdInput,
  permission: "setup:write",
  subject: async (reader, { siteId }) => ofSite(await getSite(reader, siteId)),
  command: archiveSite,
  explain: explainSetup,
});

export const restoreSiteAction = defineAction({
  name: "site.restore",
  input: input.siteIdInput,
  permission: "setup:write",
  subject: async (reader, { siteId }) => ofSite(await getSite(reader, siteId)),
  command: restoreSite,
  explain: explainSetup,
});

export const createRoomAction = defineAction({
  name: "room.create",
  input: input.newRoomInput,
  permission: "setup:write",
  subject: async (reader, { siteId }) => ofSite(await getSite(reader, siteId)),
  command: createRoom,
  explain: explainSetup,
  after: (_, { siteId }) => ({ redirectTo: `/setup/sites/${siteId}` }),
});

export const editRoomAction = defineAction({
  name: "room.edit",
  input: input.roomInput,
  permission: "setup:write",
  subject: async (reader, { roomId }) => ofPlace(await getRoom(reader, roomId)),
  command: editRoom,
  explain: explainSetup,
  after: saved,
});

export const archiveRoomAction = defineAction({
  name: "room.archive",
  input: input.roomIdInput,
  permission: "setup:write",
  subject: async (reader, { roomId }) => ofPlace(await getRoom(reader, roomId)),
  command: archiveRoom,
  explain: explainSetup,
});

export const restoreRoomAction = defineAction({
  name: "room.restore",
  input: input.roomIdInput,
  permission: "setup:write",
  subject: async (reader, { roomId }) => ofPlace(await getRoom(reader, roomId)),
  command: restoreRoom,
  explain: explainSetup,
});

export const createProgramAction = defineAction({
  name: "program.create",
  input: input.newProgramInput,
  permission: "setup:write",
  subject: async (reader, { siteIds }) => {
    for (const siteId of siteIds) if (!(await getSite(reader, siteId))) return null;
    return { access: accessOfSites(siteIds), value: null };
  },
  command: (tx, call, { hoursPerWeek, ...fields }) =>
    createProgram(tx, call, { ...fields, minutesPerWeek: hoursPerWeek }),
  explain: explainSetup,
  after: ({ id }) => ({ redirectTo: `/setup/programs/${id}` }),
});

export const editProgramAction = defineAction({
  name: "program.edit",
  input: input.programInput,
  permission: "setup:write",
  subject: async (reader, { programId, siteIds }) => {
    const program = await getProgram(reader, programId);
    for (const siteId of siteIds) if (!(await getSite(reader, siteId))) return null;
    return program && { access: accessOfSites([...new Set([...program.siteIds, ...siteIds])]), value: null };
  },
  command: (tx, call, { hoursPerWeek, ...fields }) =>
    editProgram(tx, call, { ...fields, minutesPerWeek: hoursPerWeek }),
  explain: explainSetup,
  after: saved,
});

export const archiveProgramAction = defineAction({
  name: "program.archive",
  input: input.programIdInput,
  permission: "setup:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: archiveProgram,
  explain: explainSetup,
});

export const restoreProgramAction = defineAction({
  name: "program.restore",
  input: input.programIdInput,
  permission: "setup:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: restoreProgram,
  explain: explainSetup,
});

export const createTrackAction = defineAction({
  name: "track.create",
  input: input.newTrackInput,
  permission: "setup:write",
  subject: async (reader, { programId, siteId }) =>
    (await getProgram(reader, programId)) && ofSite(await getSite(reader, siteId)),
  command: createTrack,
  explain: explainSetup,
  after: (_, { programId }) => ({ redirectTo: `/setup/programs/${programId}` }),
});

export const editTrackAction = defineAction({
  name: "track.edit",
  input: input.trackInput,
  permission: "setup:write",
  subject: async (reader, { trackId }) => ofPlace(await getTrack(reader, trackId)),
  command: editTrack,
  explain: explainSetup,
  after: saved,
});

export const archiveTrackAction = defineAction({
  name: "track.archive",
  input: input.trackIdInput,
  permission: "setup:write",
  subject: async (reader, { trackId }) => ofPlace(await getTrack(reader, trackId)),
  command: archiveTrack,
  explain: explainSetup,
});

export const restoreTrackAction = defineAction({
  name: "track.restore",
  input: input.trackIdInput,
  permission: "setup:write",
  subject: async (reader, { trackId }) => ofPlace(await getTrack(reader, trackId)),
  command: restoreTrack,
  explain: explainSetup,
});

export const createServiceTypeAction = defineAction({
  name: "service_type.create",
  input: input.newServiceTypeInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: createServiceType,
  explain: explainSetup,
  after: () => ({ redirectTo: "/setup/service-types" }),
});

export const editServiceTypeAction = defineAction({
  name: "service_type.edit",
  input: input.serviceTypeInput,
  permission: "setup:write",
  subject: async (reader, { serviceTypeId }) => ofClinic(await getServiceType(reader, serviceTypeId)),
  command: editServiceType,
  explain: explainSetup,
  after: saved,
});

export const archiveServiceTypeAction = defineAction({
  name: "service_type.archive",
  input: input.serviceTypeIdInput,
  permission: "setup:write",
  subject: async (reader, { serviceTypeId }) => ofClinic(await getServiceType(reader, serviceTypeId)),
  command: archiveServiceType,
  explain: explainSetup,
});

export const restoreServiceTypeAction = defineAction({
  name: "service_type.restore",
  input: input.serviceTypeIdInput,
  permission: "setup:write",
  subject: async (reader, { serviceTypeId }) => ofClinic(await getServiceType(reader, serviceTypeId)),
  command: restoreServiceType,
  explain: explainSetup,
});

export const addTopicAction = defineAction({
  name: "topic.add",
  input: input.newTopicInput,
  permission: "setup:write",
  subject: async (reader, { serviceTypeId }) => ofClinic(await getServiceType(reader, serviceTypeId)),
  command: addTopic,
  explain: explainTopic,
});

export const renameTopicAction = defineAction({
  name: "topic.rename",
  input: input.renamedTopicInput,
  permission: "setup:write",
  subject: async (reader, { topicId }) => ofClinic(await getTopic(reader, topicId)),
  command: renameTopic,
  explain: explainTopic,
  after: saved,
});

export const stepTopicAction = defineAction({
  name: "topic.step",
  input: input.topicStepInput,
  permission: "setup:write",
  subject: async (reader, { topicId }) => ofClinic(await getTopic(reader, topicId)),
  command: stepTopic,
  explain: (refusal: never) => refusal,
});

export const editClinicAction = defineAction({
  name: "clinic.edit",
  input: input.clinicInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: editClinic,
  explain: explainSetup,
  after: saved,
});

function ofSite(site: { id: string } | null) {
  return site && { access: { siteId: site.id }, value: null };
}

function ofPlace(place: { siteId: string } | null) {
  return place && { access: { siteId: place.siteId }, value: null };
}

function ofProgram(program: { siteIds: readonly string[] } | null) {
  return program && { access: accessOfSites(program.siteIds), value: null };
}

function ofClinic(record: object | null) {
  return record && { access: OF_THE_CLINIC, value: null };
}
