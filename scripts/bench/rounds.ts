import { askMany, type Answer, type Asked } from "./http";
import { cpuMs } from "./process-cost";
import { median, percentile } from "./statistics";
import type { Work } from "./works";

export interface Served {
  readonly origin: string;
  readonly pid: number;
}

/** What one kind of request cost, over all rounds. Milliseconds. */
export interface Cost {
  readonly cpu: number;
  /** The CPU of each round, to see how much the machine moved. */
  readonly cpuOfRounds: readonly number[];
  readonly one: { readonly p50: number; readonly p95: number };
  readonly eight: { readonly p50: number; readonly p95: number };
  readonly bytes: number;
}

export interface Measured {
  readonly work: Work;
  readonly app: Cost;
  readonly bare: Cost;
}

export interface RoundsResult {
  readonly works: readonly Measured[];
  /** An empty dynamic page of the same build. */
  readonly emptyPage: Cost;
  /** The bare server's smallest answer. */
  readonly bareFloor: Cost;
}

const CONNECTIONS = 8;
const FLOOR_REQUESTS = 60;
const BARE_TIMES = 4;

class Collected {
  readonly cpu: number[] = [];
  readonly one: number[] = [];
  readonly eight: number[] = [];
  bytes = 0;

  cost(): Cost {
    const times = (all: readonly number[]) => ({ p50: percentile(all, 50), p95: percentile(all, 95) });
    return {
      ...{ cpu: median(this.cpu), cpuOfRounds: this.cpu, bytes: this.bytes },
      ...{ one: times(this.one), eight: times(this.eight) },
    };
  }
}

/**
 * Measures all works in turn, round after round, with both floors right beside each, so that whatever else the machine
 * does falls on all alike. The first round warms up and is not counted.
 */
export async function runRounds(
  works: readonly Work[],
  { app, bare }: { readonly app: Served; readonly bare: Served },
  rounds: number,
  onRound: (round: number) => void,
): Promise<RoundsResult> {
  const collected = new Map(works.map((work) => [work, { app: new Collected(), bare: new Collected() }]));
  const emptyPage = new Collected();
  const bareFloor = new Collected();
  const emptyAsked: Asked = { path: "/floor", headers: { accept: "text/html", "accept-encoding": "gzip" } };
  for (let round = 0; round <= rounds; round++) {
    onRound(round);
    const isCounted = round > 0;
    for (const work of works) {
      const sums = collected.get(work);
      if (sums === undefined) continue;
      await batch(bare, work.perRound * BARE_TIMES, work.bare, isCounted ? sums.bare : new Collected());
      await batch(app, work.perRound, work.app, isCounted ? sums.app : new Collected(), work.seen);
    }
    await batch(app, FLOOR_REQUESTS, () => emptyAsked, isCounted ? emptyPage : new Collected());
    await batch(bare, FLOOR_REQUESTS * BARE_TIMES, () => ({ path: "/floor" }), isCounted ? bareFloor : new Collected());
  }
  return {
    works: works.map((work) => {
      const sums = collected.get(work);
      if (sums === undefined) throw new Error(`${work.name} was not measured.`);
      return { work, app: sums.app.cost(), bare: sums.bare.cost() };
    }),
    emptyPage: emptyPage.cost(),
    bareFloor: bareFloor.cost(),
  };
}

/** A third of the requests over one connection, the rest over eight; the CPU is that of all of them. */
async function batch(
  { origin, pid }: Served,
  count: number,
  next: (connection: number) => Asked,
  into: Collected,
  seen: (answer: Answer, connection: number) => void = () => undefined,
): Promise<void> {
  const alone = Math.max(1, Math.round(count / 3));
  const together = Math.max(CONNECTIONS, count - alone);
  const before = cpuMs(pid);
  const look = (answer: Answer, connection: number) => {
    into.bytes = answer.body.length;
    seen(answer, connection);
  };
  into.one.push(...(await askMany(origin, alone, 1, next, look)));
  into.eight.push(...(await askMany(origin, together, CONNECTIONS, next, look)));
  into.cpu.push((cpuMs(pid) - before) / (alone + together));
}
