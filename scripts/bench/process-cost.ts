import { readdirSync, readFileSync } from "node:fs";

/** The coarse count is in hundredths of a second. */
const MS_PER_TICK = 10;
const NS_PER_MS = 1_000_000;

/** CPU milliseconds that a process and its children have used so far, all threads together. */
export function cpuMs(pid: number): number {
  return family(pid).reduce((sum, each) => sum + cpuMsOf(each), 0);
}

/** By the nanoseconds of each thread where the kernel keeps them: a short answer costs less than one tick. */
function cpuMsOf(pid: number): number {
  const threads = list(`/proc/${pid}/task`).map((thread) => read(`/proc/${pid}/task/${thread}/schedstat`));
  if (threads.every((text) => text === "")) return ticksOf(pid) * MS_PER_TICK;
  return threads.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / NS_PER_MS;
}

/** Resident memory of a process and its children, MiB: now, and the most there ever was. */
export function memoryMiB(pid: number): { readonly now: number; readonly most: number } {
  let now = 0;
  let most = 0;
  for (const each of family(pid)) {
    const status = read(`/proc/${each}/status`);
    now += kibibytes(status, "VmRSS") / 1024;
    most += kibibytes(status, "VmHWM") / 1024;
  }
  return { now, most };
}

function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of list("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const fields = fieldsOf(Number(name));
    if (fields !== null) parents.set(Number(name), Number(fields[1]));
  }
  const found = [pid];
  for (let at = 0; at < found.length; at++) {
    for (const [child, parent] of parents) if (parent === found[at]) found.push(child);
  }
  return found;
}

function ticksOf(pid: number): number {
  const fields = fieldsOf(pid);
  return fields === null ? 0 : Number(fields[11]) + Number(fields[12]);
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces; null when the process is gone. */
function fieldsOf(pid: number): string[] | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === "" ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function kibibytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It ended between the listing and the reading.
    return "";
  }
}
