import { readChart } from "@/features/clients/queries/actor-chart";
import { findAttendanceLog } from "@/features/clients/queries/attendance-log";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { listMarkHistories } from "@/features/attendance/queries/mark-history";
import { listContacts } from "@/features/clients/queries/clients";
import { findHistory } from "@/features/clients/queries/history";
import { listClients } from "@/features/clients/queries/list-clients";
import { describeComing, findOverview } from "@/features/clients/queries/overview";
import { openTerm } from "@/features/clients/queries/sealed-term";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { listCounselors } from "@/features/enrollment/queries/counselors";
import { listPrograms, listTracks } from "@/features/programs/queries/programs";
import { listSites } from "@/features/programs/queries/sites";
import { readClientListAddress, usualPlace } from "@/lib/clients/client-list-address";
import { sitesWith } from "@/lib/access/decide-access";
import { addDays, parseLocalDate } from "@/lib/time/local-date";
import { defineLoader } from "@/server/doors/loader";
import { isId } from "@/server/doors/inputs";
import { environment } from "@/server/env";

const SCHEDULE_DAYS = 28;

export const clientsLoader = defineLoader({
  name: "client.list",
  permission: "client:read",
  query: async ({ reader, actor, now, scope }, search: Readonly<Record<string, unknown>>) => {
    const address = readClientListAddress(search);
    const siteList = await listSites(reader, scope.sites);
    const programList = await listPrograms(reader, scope.sites);
    const trackList = await listTracks(reader, scope.sites);
    const term = openTerm(address.find);
    const usual = usualPlace(term);
    // An id of something out of reach is nothing that was asked for.
    const asked = {
      term,
      place: address.place ?? usual,
      level: address.level,
      siteId: siteList.find(({ id }) => id === address.site)?.id ?? null,
      programId: programList.find(({ id }) => id === address.program)?.id ?? null,
      trackId: trackList.find(({ id }) => id === address.track)?.id ?? null,
    };
    const edge = { after: idOrNull(address.after), before: idOrNull(address.before) };
    return {
      address,
      asked,
      usual,
      page: await listClients(reader, { ...asked, ...edge, now, sites: scope.sites }),
      sites: siteList.map(({ id, name }) => ({ id, name })),
      programs: programList.map(({ id, name }) => ({ id, name })),
      tracks: trackList.map(({ id, name, siteId, programId }) => ({
        id,
        name: siteList.length > 1 ? `${name}, ${siteList.find((site) => site.id === siteId)?.name ?? ""}` : name,
        program: programList.find((program) => program.id === programId)?.name ?? "",
      })),
      mayWrite: sitesWith(actor, "client:write").length > 0,
    };
  },
});

function idOrNull(text: string | null): string | null {
  return text !== null && isId(text) ? text : null;
}

/** The sites at which a new client can be put on file by this actor. */
export const newClientLoader = defineLoader({
  name: "client.new",
  permission: "client:write",
  query: async ({ reader, scope }, _params: Record<string, never>) => ({
    sites: (await listSites(reader, scope.sites)).map(({ id, name }) => ({ id, name })),
  }),
});

interface Asked {
  readonly clientId: string;
}

/** The head of a chart, and all that its pages share. */
export const chartLoader = defineLoader({
  name: "client.chart",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: ({ reader, actor, now }, { clientId }) => readChart(reader, actor, clientId, now),
});

export const overviewLoader = defineLoader({
  name: "client.overview",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    return { chart, ...(await findOverview(reader, chart, now)) };
  },
});

export const clientScheduleLoader = defineLoader({
  name: "client.schedule",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const range = { from: chart.today, to: addDays(chart.today, SCHEDULE_DAYS) };
    const expected = await listExpectedOfEnrollments(
      reader,
      chart.enrollments.map(({ id }) => id),
      range,
    );
    const listed = [...expected.values()].flat().filter(({ endsAt }) => endsAt > now);
    listed.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
    return { chart, through: range.to, sessions: await describeComing(reader, listed, now) };
  },
});

export const clientAttendanceLoader = defineLoader({
  name: "client.attendance",
  permission: "client:read",
  subject: (reader, { clientId }: Asked & { through?: unknown }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId, through }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const asked = typeof through === "string" ? parseLocalDate(through) : null;
    const day = asked === null || asked > chart.today ? chart.today : asked;
    const log = await findAttendanceLog(reader, chart, day, now);
    const histories = await listMarkHistories(reader, { clientId, from: log.from, through: log.through, now });
    return { chart, log, histories };
  },
});

export const clientConsentsLoader = defineLoader({
  name: "client.consents",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => ({
    chart: await readChart(reader, actor, clientId, now),
    contacts: await listContacts(reader, clientId),
  }),
});

export const clientHistoryLoader = defineLoader({
  name: "client.history",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => ({
    chart: await readChart(reader, actor, clientId, now),
    history: await findHistory(reader, clientId),
  }),
});

/** What the form of a client's record needs. */
export const editClientLoader = defineLoader({
  name: "client.edit-form",
  permission: "client:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now, scope }, { clientId }) => ({
    chart: await readChart(reader, actor, clientId, now),
    sites: (await listSites(reader, scope.sites)).map(({ id, name }) => ({ id, name })),
  }),
});

/** All enrollments in full, and who can be their counselor. */
export const clientPlanLoader = defineLoader({
  name: "client.plan",
  permission: "client:read",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => ({
    chart: await readChart(reader, actor, clientId, now),
    counselors: await listCounselors(reader),
  }),
});

/** What inviting a client to their own week needs. */
export const inviteFormLoader = defineLoader({
  name: "client.invite-form",
  permission: "account:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => ({
    chart: await readChart(reader, actor, clientId, now),
    baseUrl: environment().BASE_URL ?? "",
  }),
});
