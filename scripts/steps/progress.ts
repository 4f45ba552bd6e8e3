/** Say what a long step does while it does it, and how long it took. */
export async function step<Value>(title: string, work: () => Promise<Value> | Value): Promise<Value> {
  const from = performance.now();
  const isTerminal = process.stdout.isTTY === true;
  process.stdout.write(`${title} …${isTerminal ? "" : "\n"}`);
  const ticker = isTerminal
    ? setInterval(() => process.stdout.write(`\r${title} … ${seconds(from)} s`), 1000)
    : setInterval(() => process.stdout.write(`  still at it, ${seconds(from)} s\n`), 20_000);
  try {
    const value = await work();
    process.stdout.write(`${isTerminal ? "\r" : ""}${title}: done in ${seconds(from)} s\n`);
    return value;
  } catch (fault) {
    process.stdout.write(`${isTerminal ? "\r" : ""}${title}: failed after ${seconds(from)} s\n`);
    throw fault;
  } finally {
    clearInterval(ticker);
  }
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(0);
}
