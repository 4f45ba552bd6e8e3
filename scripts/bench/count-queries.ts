import { existsSync, readFileSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { ask } from "./http";
import type { Served } from "./rounds";
import type { Work } from "./works";

export interface Queries {
  readonly queries: number;
  readonly transactions: number;
}

/** Statements of one warm request of each work, from a server that was started to count and does nothing else. */
export async function countQueries(
  works: readonly Work[],
  { origin, pid }: Served,
  file: string,
): Promise<ReadonlyMap<string, Queries>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const counted = new Map<string, Queries>();
  try {
    for (const { name, app, seen } of works) {
      const once = async () => {
        const answer = await ask(origin, agent, app(0));
        seen?.(answer, 0);
      };
      await once();
      const before = await soFar(pid, file);
      await once();
      const after = await soFar(pid, file);
      counted.set(name, {
        queries: after.queries - before.queries,
        transactions: after.transactions - before.transactions,
      });
    }
  } finally {
    agent.destroy();
  }
  return counted;
}

async function soFar(pid: number, file: string): Promise<Queries> {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(file)) {
      const text = readFileSync(file, "utf8");
      if (text.endsWith("}")) return JSON.parse(text) as Queries;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("The server did not say how many statements it ran.");
}
