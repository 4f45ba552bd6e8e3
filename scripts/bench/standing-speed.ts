import { openStore } from "@/db/store";
import { rebuildAllStandings } from "@/features/standing/jobs";
import { listStandingEnrollments } from "@/features/standing/queries/stale-standings";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { WORLD_NOW } from "@/db/worlds/world-size";
import { evaluateStanding } from "@/lib/standing/evaluate";

/** What working out standings costs. Milliseconds of CPU of this process, and of the wall clock. */
export interface StandingSpeed {
  readonly standings: number;
  /** Reading what they are worked out from. */
  readonly read: Spent;
  /** The rule book alone, on what was read. */
  readonly evaluate: Spent;
  /** Everything: read, worked out, stored with cases and alerts, in transactions of some dozen. */
  readonly rebuild: Spent;
}

export interface Spent {
  readonly cpu: number;
  readonly wall: number;
}

const AT_ONCE = 200;

/** Every standing of a world, once. The database is changed: it is given a copy. */
export async function measureStandings(url: string): Promise<StandingSpeed> {
  const store = await openStore({ url });
  try {
    const ids = await listStandingEnrollments(store.reader);
    const read = { cpu: 0, wall: 0 };
    const evaluate = { cpu: 0, wall: 0 };
    let standings = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      const subjects = await spend(read, () => readStandingInputs(store.reader, part, WORLD_NOW));
      await spend(evaluate, () => Promise.resolve(subjects.forEach(({ input }) => evaluateStanding(input))));
      standings += subjects.length;
    }
    const rebuild = { cpu: 0, wall: 0 };
    const call = { actor: { kind: "system", name: "operator" } as const, now: WORLD_NOW };
    const rebuilt = await spend(rebuild, () => rebuildAllStandings(store, call, "bench.rebuild"));
    if (rebuilt !== standings) throw new Error(`${standings} standings were read and ${rebuilt} rebuilt.`);
    return { standings, read, evaluate, rebuild };
  } finally {
    await store.close();
  }
}

async function spend<Value>(into: { cpu: number; wall: number }, work: () => Promise<Value>): Promise<Value> {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  into.cpu += (user + system) / 1000;
  into.wall += performance.now() - from;
  return value;
}
