import type { Queries } from "./count-queries";
import type { FirstLoad } from "./first-load";
import type { MarkToAlert } from "./mark-to-alert";
import type { Cost, RoundsResult } from "./rounds";
import type { SimulatorSpeed } from "./simulator-speed";
import type { Spent, StandingSpeed } from "./standing-speed";
import { spread } from "./statistics";
import { figure, kilobytes, table } from "./table";

/** What requests cost. */
export interface RequestsResult extends RoundsResult {
  readonly size: string;
  readonly rounds: number;
  readonly queries: ReadonlyMap<string, Queries>;
  readonly loads: ReadonlyMap<string, FirstLoad> | null;
  readonly memory: { readonly idle: number; readonly after: number; readonly most: number };
}

export interface BenchResult extends RequestsResult {
  readonly markToAlert: MarkToAlert;
  readonly standings: StandingSpeed;
  readonly simulator: SimulatorSpeed;
}

/** A floor that moves further than this within a run says that the machine was busy with something else. */
const MOST_SPREAD = 0.3;

export function resultText(result: BenchResult): string {
  const { size, rounds, works, emptyPage, bareFloor, memory, loads } = result;
  const moved = Math.max(spread(emptyPage.cpuOfRounds), spread(bareFloor.cpuOfRounds));
  const verdict =
    moved > MOST_SPREAD
      ? `Discard this run: its floors moved by ${figure(moved * 100)} %, more than ${MOST_SPREAD * 100} %.`
      : `The floors moved by ${figure(moved * 100)} % between rounds.`;
  return [
    `World ${size}, ${rounds} rounds. CPU in ms a request; p50 and p95 in ms; × is the ratio to a floor of this run.`,
    costTable(result),
    `An empty page of this build: ${figure(emptyPage.cpu)} ms CPU. The bare server's smallest answer: ${figure(bareFloor.cpu)} ms.`,
    verdict,
    loads === null ? "No browser was used." : loadTable(works, loads),
    `Resident memory of the server: ${figure(memory.idle)} MiB before, ${figure(memory.after)} after all rounds, ${figure(memory.most)} at most.`,
    standingText(result),
    simulatorText(result),
  ].join("\n\n");
}

/** What people wait for: a new alert, and the night's work. Each also by what the bare server's smallest answer costs. */
function standingText({ standings, markToAlert, bareFloor }: BenchResult): string {
  const { p50, p95, most, marks } = markToAlert;
  const each = ({ cpu }: Spent) => cpu / standings.standings;
  const line = (what: string, spent: Spent) => [
    ...[what, figure(each(spent)), figure((standings.standings / spent.wall) * 1000), figure(spent.wall / 1000)],
    figure(each(spent) / bareFloor.cpu),
  ];
  return [
    `From a mark to its alert in another browser: p50 ${figure(p50)} ms, p95 ${figure(p95)}, at most ${figure(most)}, of ${marks}.`,
    table(
      [`${standings.standings} standings`, "CPU each", "a second", "seconds in all", "× bare floor"],
      [
        line("Read", standings.read),
        line("Evaluate", standings.evaluate),
        line("Rebuild: read, evaluate, store", standings.rebuild),
      ],
    ),
  ].join("\n");
}

/** The work that takes longest of all, and what others notice of it. */
function simulatorText({ simulator, size }: BenchResult): string {
  const { days, people, marks, wall, cpu, longestPause, pauseP95 } = simulator;
  return [
    `Simulator, ${days} days, size ${size}: ${figure(wall / 1000)} s for ${people} people and ${marks} marks, ${figure(cpu / 1000)} s CPU.`,
    `Others waited ${figure(pauseP95)} ms at p95, ${figure(longestPause)} at most.`,
  ].join(" ");
}

function costTable({ works, emptyPage, queries }: BenchResult): string {
  const heads = [
    "",
    "CPU",
    "aim",
    "× bare",
    "× empty",
    "p50 1",
    "p95 1",
    "p50 8",
    "p95 8",
    "KB",
    "queries",
    "bare CPU",
  ];
  return table(
    heads,
    works.map(({ work, app, bare }) => {
      const counted = queries.get(work.name);
      const inTransactions =
        counted === undefined || counted.transactions === 0 ? "" : ` in ${counted.transactions} tx`;
      return [
        ...[work.name, figure(app.cpu), figure(work.aim), figure(app.cpu / bare.cpu), figure(app.cpu / emptyPage.cpu)],
        ...[figure(app.one.p50), figure(app.one.p95), figure(app.eight.p50), figure(app.eight.p95)],
        ...[
          kilobytes(app.bytes),
          counted === undefined ? "–" : `${counted.queries}${inTransactions}`,
          figure(bare.cpu),
        ],
      ];
    }),
  );
}

function loadTable(works: BenchResult["works"], loads: ReadonlyMap<string, FirstLoad>): string {
  const rows = works.flatMap(({ work }) => {
    const load = loads.get(work.name);
    if (load === undefined) return [];
    const { requests, bytes, scriptBytes, nodes } = load;
    return [[work.name, kilobytes(bytes), kilobytes(scriptBytes), String(requests), String(nodes)]];
  });
  return table(["First load in Chromium", "KB", "of it scripts", "requests", "DOM nodes"], rows);
}

export function resultJson({ works, queries, loads, ...rest }: BenchResult): Record<string, unknown> {
  const plain = ({ cpuOfRounds, ...cost }: Cost) => ({ ...cost, cpuOfRounds });
  return {
    ...rest,
    works: works.map(({ work, app, bare }) => ({
      ...{ name: work.name, aim: work.aim, app: plain(app), bare: plain(bare) },
      ...{ queries: queries.get(work.name) ?? null, firstLoad: loads?.get(work.name) ?? null },
    })),
  };
}
