import { programs } from "@/db/schema";
import { openStore } from "@/db/store";
import { WORLD_NOW } from "@/db/worlds/world-size";
import { tryPolicy } from "@/features/simulation/queries/try-policy";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import type { PolicyBody } from "@/lib/standing/types";

/** What trying a policy on the past of a whole world costs. Milliseconds. */
export interface SimulatorSpeed {
  readonly days: number;
  readonly people: number;
  readonly marks: number;
  readonly wall: number;
  readonly cpu: number;
  /** How long other requests had to wait at most, and the pause that 95 of 100 stay under. */
  readonly longestPause: number;
  readonly pauseP95: number;
}

export const SIMULATED_DAYS = 90;
const LOOK_EVERY_MS = 2;

/** The usual policy with a shorter window, on 90 days, beside the version in force: as the editor asks for it. */
export async function measureSimulator(url: string): Promise<SimulatorSpeed> {
  const store = await openStore({ url });
  const pauses: number[] = [];
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    pauses.push(Math.max(0, now - last - LOOK_EVERY_MS));
    last = now;
  }, LOOK_EVERY_MS);
  try {
    const [program] = await store.reader.select({ id: programs.id }).from(programs);
    if (program === undefined) throw new Error("This world has no program.");
    const asked = { programId: program.id, body: shorter(DEFAULT_POLICY), days: SIMULATED_DAYS, now: WORLD_NOW };
    const from = performance.now();
    const cpu = process.cpuUsage();
    for await (const step of tryPolicy(store.reader, asked)) {
      if (step.kind === "progress") continue;
      const { user, system } = process.cpuUsage(cpu);
      const { marks, summary } = step.trial;
      pauses.sort((a, b) => a - b);
      return {
        ...{ days: SIMULATED_DAYS, people: summary.people, marks },
        ...{ wall: performance.now() - from, cpu: (user + system) / 1000 },
        longestPause: pauses.at(-1) ?? 0,
        pauseP95: pauses[Math.floor(pauses.length * 0.95)] ?? 0,
      };
    }
    throw new Error("The trial ended without an answer.");
  } finally {
    clearInterval(watch);
    await store.close();
  }
}

function shorter(policy: PolicyBody): PolicyBody {
  const rules = policy.rules.map((rule) =>
    rule.id === "two" && rule.measure === "absences" ? { ...rule, within: { days: 21 } } : rule,
  );
  return { ...policy, rules };
}
