import { OF_THE_CLINIC, accessFromAny, accessOfSites } from "@/features/programs/subjects";
import { listStaff } from "@/features/staff/queries";
import type { Show } from "@/features/programs/loaders/places";
import {
  getProgram,
  getServiceType,
  getTrack,
  listPrograms,
  listServiceTypes,
  listTracks,
} from "@/features/programs/queries/programs";
import { listTopics } from "@/features/programs/queries/topics";
import { listSites } from "@/features/programs/queries/sites";
import { decideAccess, sitesWith } from "@/lib/access/decide-access";
import { decideAll } from "@/server/doors/door";
import { defineLoader } from "@/server/doors/loader";

export const programsLoader = defineLoader({
  name: "setup.programs",
  permission: "setup:read",
  query: async ({ reader, actor, scope }, { show }: { show: Show }) => {
    const programs = await listPrograms(reader, scope.sites, { withArchived: true });
    const sites = await listSites(reader, "all", { withArchived: true });
    const tracks = await listTracks(reader, scope.sites);
    return {
      show,
      archivedCount: programs.filter(({ archivedAt }) => archivedAt !== null).length,
      mayCreate: sitesWith(actor, "setup:write").length > 0,
      programs: programs
        .filter(({ archivedAt }) => (show === "archived") === (archivedAt !== null))
        .map((program) => ({
          ...program,
          siteNames: sites.filter(({ id }) => program.siteIds.includes(id)).map(({ name }) => name),
          tracks: tracks.filter(({ programId }) => programId === program.id).length,
        })),
    };
  },
});

export const newProgramLoader = defineLoader({
  name: "setup.new_program",
  permission: "setup:write",
  query: async ({ reader, actor }) => ({ sites: await listSites(reader, sitesWith(actor, "setup:write")) }),
});

export const programLoader = defineLoader({
  name: "setup.program",
  permission: "setup:read",
  subject: async (reader, { programId }: { programId: string }, actor) => {
    const program = await getProgram(reader, programId);
    return program && { access: accessFromAny(actor, "setup:read", program.siteIds), value: program };
  },
  query: async ({ reader, actor, scope }, { programId }, program) => ({
    program,
    sites: await listSites(reader, "all", { withArchived: true }),
    tracks: await listTracks(reader, scope.sites, { programId, withArchived: true }),
    mayWrite: decideAll(actor, "setup:write", accessOfSites(program.siteIds)) === "allowed",
    mayAddTrack: program.siteIds.some((siteId) => decideAccess(actor, "setup:write", { siteId }) === "allowed"),
  }),
});

export const newTrackLoader = defineLoader({
  name: "setup.new_track",
  permission: "setup:write",
  subject: async (reader, { programId }: { programId: string }, actor) => {
    const program = await getProgram(reader, programId);
    return program && { access: accessFromAny(actor, "setup:write", program.siteIds), value: program };
  },
  query: async ({ reader, actor }, _params, program) => {
    const sites = await listSites(reader, sitesWith(actor, "setup:write"));
    return {
      program: { id: program.id, name: program.name },
      sites: sites.filter(({ id }) => program.siteIds.includes(id)).map(({ id, name }) => ({ id, name })),
    };
  },
});

export const trackLoader = defineLoader({
  name: "setup.track",
  permission: "setup:read",
  subject: async (reader, { trackId }: { trackId: string }) => {
    const track = await getTrack(reader, trackId);
    return track && { access: { siteId: track.siteId }, value: track };
  },
  query: async ({ reader, actor }, _params, track) => ({
    track,
    program: await getProgram(reader, track.programId),
    site: (await listSites(reader, [track.siteId], { withArchived: true }))[0] ?? null,
    mayWrite: decideAccess(actor, "setup:write", { siteId: track.siteId }) === "allowed",
  }),
});

export const serviceTypesLoader = defineLoader({
  name: "setup.service_types",
  permission: "setup:read",
  query: async ({ reader, actor }, { show }: { show: Show }) => {
    const types = await listServiceTypes(reader, { withArchived: true });
    return {
      show,
      archivedCount: types.filter(({ archivedAt }) => archivedAt !== null).length,
      mayCreate: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
      types: types.filter(({ archivedAt }) => (show === "archived") === (archivedAt !== null)),
    };
  },
});

export const newServiceTypeLoader = defineLoader({
  name: "setup.new_service_type",
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  query: async ({ reader }) => ({ credentials: credentialsOf(await listStaff(reader)) }),
});

export const serviceTypeLoader = defineLoader({
  name: "setup.service_type",
  permission: "setup:read",
  subject: async (reader, { serviceTypeId }: { serviceTypeId: string }) => {
    const type = await getServiceType(reader, serviceTypeId);
    return type && { access: {}, value: type };
  },
  query: async ({ reader, actor }, _params, type) => ({
    type,
    topics: (await listTopics(reader, type.id, { withArchived: true })).map(({ id, title, archivedAt }) => ({
      id,
      title,
      isAway: archivedAt !== null,
    })),
    credentials: credentialsOf(await listStaff(reader)),
    mayWrite: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
  }),
});

/** The credentials held by anybody, to choose from: a service type asks for one as staff records spell it. */
function credentialsOf(staff: readonly { credentials: string[] }[]): string[] {
  return [...new Set(staff.flatMap(({ credentials }) => credentials))].sort();
}
