import type { Answer, Asked } from "./http";
import type { BenchRoster, BenchSubjects } from "./subjects";

/** What is measured: one kind of request to the app, and the bare server's answer of the same data. */
export interface Work {
  readonly name: string;
  /** CPU milliseconds a request that we aim at, world S. */
  readonly aim: number | null;
  /** How many requests a round, for work that takes long. */
  readonly perRound: number;
  readonly app: (connection: number) => Asked;
  readonly bare: (connection: number) => Asked;
  readonly seen?: (answer: Answer, connection: number) => void;
  /** The page of a first load in a browser; null: not a page. */
  readonly page: { readonly path: string; readonly as: "staff" | "client" } | null;
}

export interface Cookies {
  readonly staff: string;
  readonly client: string;
}

const CONNECTIONS = 8;
const HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** A request that a browser made by itself, with everything it sent. */
export interface Captured {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function listWorks(
  subjects: BenchSubjects,
  cookies: Cookies,
  origin: string,
  navigation: Captured | null,
): Work[] {
  const { siteId, monday, today, rangeFrom, clientId, enrollmentId } = subjects;
  const sunday = dayAfter(monday, 6);
  const page = (path: string, as: "staff" | "client" = "staff"): Pick<Work, "app" | "page"> => ({
    app: () => ({ path, headers: { accept: HTML, "accept-encoding": "gzip", cookie: cookies[as] } }),
    page: { path, as },
  });
  const bare = (path: string, query: Record<string, string> = {}) => ({
    bare: () => ({ path: `/${path}?${new URLSearchParams(query).toString()}` }),
  });
  const roster = subjects.rosters[0];
  if (roster === undefined) throw new Error("This world has no roster of this week.");
  const usual = { perRound: 40 };
  const thisWeek = { site: siteId, from: monday, to: sunday };
  const longRange = { site: siteId, from: rangeFrom, to: today };
  const report = new URLSearchParams({ from: rangeFrom, to: today, site: siteId }).toString();
  return [
    { name: "Week calendar", aim: 8, ...usual, ...page(`/schedule?site=${siteId}`), ...bare("week", thisWeek) },
    ...(navigation === null
      ? []
      : [
          {
            ...{ name: "Next week, by a link", aim: 4, ...usual, page: null, ...bare("week", thisWeek) },
            app: () => ({ ...navigation, headers: { ...navigation.headers, cookie: cookies.staff } }),
          },
        ]),
    {
      ...{ name: "Preview, 150 sessions", aim: 10, perRound: 10, page: null },
      ...{ app: () => previewRequest(subjects, cookies, origin) },
      ...bare("edit", { series: subjects.edited.seriesId }),
    },
    {
      ...{ name: "Roster, 12 clients", aim: 5, ...usual, ...page(`/rosters/${roster.sessionId}`) },
      ...bare("roster", { session: roster.sessionId }),
    },
    { ...savingMarks(subjects, cookies, origin), ...usual },
    {
      ...{ name: "Today", aim: null, ...usual, ...page(`/today?site=${siteId}`) },
      ...bare("today", { site: siteId, from: today }),
    },
    {
      ...{ name: "Client chart", aim: null, ...usual, ...page(`/clients/${clientId}`) },
      ...bare("chart", { client: clientId, from: dayAfter(today, -56) }),
    },
    {
      ...{ name: "Own week", aim: 5, ...usual, ...page("/me", "client") },
      ...bare("own", { enrollment: enrollmentId, from: monday, to: sunday }),
    },
    {
      ...{ name: "Report, 26 weeks", aim: 15, perRound: 10, ...page(`/reports/attendance?${report}`) },
      ...bare("report", longRange),
    },
    {
      ...{ name: "CSV of 26 weeks", aim: 150, perRound: 3, page: null },
      ...{ app: () => exportRequest(subjects, cookies, origin) },
      ...bare("csv", longRange),
    },
  ];
}

/** Twelve lines of one roster, each to another number of minutes late than before, so that every request changes all of them. */
function savingMarks(
  { rosters, bareRosters }: BenchSubjects,
  { staff }: Cookies,
  origin: string,
): Omit<Work, "perRound"> {
  const versions = new Map<string, number>();
  const turns = Array.from({ length: CONNECTIONS }, () => 0);
  const asked = new Map<number, BenchRoster>();
  const mine = (all: readonly BenchRoster[], connection: number): BenchRoster => {
    // Each connection has rosters of its own, as each facilitator has.
    const own = all.filter((_, at) => at % CONNECTIONS === connection);
    const turn = turns[connection] ?? 0;
    turns[connection] = turn + 1;
    const roster = own[turn % own.length];
    if (roster === undefined) throw new Error("There are too few rosters for so many connections.");
    return roster;
  };
  return {
    ...{ name: "Save 12 marks", aim: 2.5, page: null },
    app: (connection) => {
      const roster = mine(rosters, connection);
      asked.set(connection, roster);
      const seenVersion = versions.get(roster.sessionId) ?? 1;
      const lines = roster.clientIds.map((clientId) => ({
        clientId,
        as: "late",
        minutesLate: 1 + (seenVersion % 50),
        seenVersion,
      }));
      return {
        ...{ method: "POST", path: `/rosters/${roster.sessionId}/marks` },
        headers: { "content-type": "application/json", accept: "application/json", origin, cookie: staff },
        body: JSON.stringify({ lines }),
      };
    },
    seen: (_answer, connection) => {
      const roster = asked.get(connection);
      if (roster !== undefined) versions.set(roster.sessionId, (versions.get(roster.sessionId) ?? 1) + 1);
    },
    bare: (connection) => ({ path: `/marks?session=${mine(bareRosters, connection).sessionId}` }),
  };
}

/** All sessions of the large series half an hour later, as the dialog asks 250 ms after each touch. */
function previewRequest({ edited }: BenchSubjects, { staff }: Cookies, origin: string): Asked {
  const { seriesId, anchorId } = edited;
  const asked = { sessionId: anchorId, what: "change", scope: "all", startTime: "19:30", endTime: "20:30" };
  return {
    ...{ method: "POST", path: `/schedule/series/${seriesId}/preview` },
    headers: { "content-type": "application/json", accept: "application/json", origin, cookie: staff },
    body: JSON.stringify(asked),
  };
}

function exportRequest({ siteId, rangeFrom, today }: BenchSubjects, { staff }: Cookies, origin: string): Asked {
  const filter = { from: rangeFrom, to: today, site: siteId };
  const form = new URLSearchParams({
    ...filter,
    people: "number",
    purpose: "Inside the clinic: program management",
    recipient: "The bench",
  });
  return {
    ...{ method: "POST", path: "/reports/attendance/csv" },
    headers: { "content-type": "application/x-www-form-urlencoded", origin, cookie: staff },
    body: form.toString(),
  };
}

function dayAfter(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
