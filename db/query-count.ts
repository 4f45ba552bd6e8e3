import { writeFileSync } from "node:fs";

/*
 * For measuring only: started with EVENKEEL_COUNT_QUERIES naming a file, the process counts its statements and
 * transactions, and writes the sums into that file when it gets SIGUSR2. Without the variable nothing is counted.
 */
const FILE = process.env.EVENKEEL_COUNT_QUERIES ?? "";
const SLOT = Symbol.for("evenkeel.query-count");

interface Counts {
  queries: number;
  transactions: number;
}

const held = globalThis as { [SLOT]?: Counts };
if (FILE !== "" && held[SLOT] === undefined) {
  const counts: Counts = { queries: 0, transactions: 0 };
  held[SLOT] = counts;
  process.on("SIGUSR2", () => writeFileSync(FILE, JSON.stringify(counts)));
}

export function countQuery(): void {
  const counts = held[SLOT];
  if (counts !== undefined) counts.queries += 1;
}

export function countTransaction(): void {
  const counts = held[SLOT];
  if (counts !== undefined) counts.transactions += 1;
}
