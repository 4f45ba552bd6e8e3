import { headers } from "next/headers";

export interface Caller {
  readonly address: string;
  readonly browser: string;
}

/**
 * Where a request comes from. Behind a reverse proxy the last entry of X-Forwarded-For is the one the proxy itself
 * wrote; without a proxy the server writes the connection's own address when the caller sent none. A caller without a
 * proxy in front can make it up: that is why accounts are throttled on their own as well.
 */
export async function requestCaller(): Promise<Caller> {
  const sent = await headers();
  const address = sent.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64);
  return { address: address || "unknown", browser: sent.get("user-agent")?.slice(0, 300) ?? "" };
}
