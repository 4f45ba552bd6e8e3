import { Agent, request, type IncomingHttpHeaders } from "node:http";

export interface Asked {
  readonly method?: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What the answer must be for the measurement to mean anything. */
  readonly status?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came over the wire, compressed or not. */
  readonly body: Buffer;
  readonly ms: number;
}

/** One request. The connection is kept for the next one with the same agent. */
export function ask(origin: string, agent: Agent, asked: Asked): Promise<Answer> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const { method = "GET", path, headers = {}, body } = asked;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(`${origin}${path}`, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const status = response.statusCode ?? 0;
        const answer = { status, headers: response.headers, body: Buffer.concat(chunks), ms: performance.now() - from };
        const wanted = asked.status ?? 200;
        if (status === wanted) resolve(answer);
        else
          reject(
            new Error(`${method} ${path} answered ${status}, not ${wanted}: ${answer.body.toString().slice(0, 300)}`),
          );
      });
    });
    sent.setTimeout(60_000, () => sent.destroy(new Error(`${path} gave no answer in a minute.`)));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Ask `count` times over so many connections at once; the milliseconds of each. `next` makes the n-th request of a connection. */
export async function askMany(
  origin: string,
  count: number,
  connections: number,
  next: (connection: number) => Asked,
  seen: (answer: Answer, connection: number) => void = () => undefined,
): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (left > 0) {
        left -= 1;
        const answer = await ask(origin, agent, next(connection));
        times.push(answer.ms);
        seen(answer, connection);
      }
      agent.destroy();
    }),
  );
  return times;
}
