import { Agent, get } from "node:http";
import { ask } from "./http";
import { percentile } from "./statistics";
import type { BenchRoster } from "./subjects";
import type { Served } from "./rounds";

/** From the tap to the moment another browser is told that there is a new alert. Milliseconds. */
export interface MarkToAlert {
  readonly marks: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

const MARKS = 20;
const LATEST_MS = 10_000;

/**
 * One person turns marks into missed ones while another follows: each of the first line of one roster, so that each
 * opens the alert of somebody else's day. The alert is there when the follower hears of it, because it is committed with
 * the mark.
 */
export async function measureMarkToAlert(
  { origin }: Served,
  rosters: readonly BenchRoster[],
  staffCookie: string,
): Promise<MarkToAlert> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const follower = await follow(origin, staffCookie);
  const times: number[] = [];
  const done = new Set<string>();
  try {
    for (const { sessionId, clientIds } of rosters) {
      const clientId = clientIds.find((each) => !done.has(each));
      if (clientId === undefined) continue;
      done.add(clientId);
      const heard = follower.nextAlert();
      const from = performance.now();
      await ask(origin, agent, {
        ...{ method: "POST", path: `/rosters/${sessionId}/marks` },
        headers: { "content-type": "application/json", accept: "application/json", origin, cookie: staffCookie },
        body: JSON.stringify({ lines: [{ clientId, as: "missed", seenVersion: 1 }] }),
      });
      // Some had been missed that day already, so that nothing new is opened for them.
      const at = await heard;
      if (at !== null) times.push(at - from);
      if (times.length === MARKS) break;
    }
  } finally {
    follower.stop();
    agent.destroy();
  }
  if (times.length < MARKS / 2) throw new Error(`Only ${times.length} marks opened an alert.`);
  return { marks: times.length, p50: percentile(times, 50), p95: percentile(times, 95), most: Math.max(...times) };
}

interface Follower {
  /** When the next alert is told of; null: none was within a while. */
  nextAlert(): Promise<number | null>;
  stop(): void;
}

/** A browser that follows: the server's event stream, read by line. */
function follow(origin: string, cookie: string): Promise<Follower> {
  return new Promise((resolve, reject) => {
    let waiting: ((at: number | null) => void) | null = null;
    const request = get(`${origin}/live`, { headers: { accept: "text/event-stream", cookie } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`/live answered ${response.statusCode}.`));
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        if (text.includes("event: ready")) {
          resolve({
            nextAlert: () =>
              new Promise((told) => {
                const late = setTimeout(() => told(null), LATEST_MS);
                waiting = (at) => {
                  clearTimeout(late);
                  told(at);
                };
              }),
            stop: () => request.destroy(),
          });
        }
        // All that one commit changed is told of together: without an alert in it, none was opened.
        if (text.includes('"what":"attendance"')) waiting?.(text.includes('"what":"alert"') ? performance.now() : null);
      });
      response.on("error", () => undefined);
    });
    request.on("error", reject);
  });
}
