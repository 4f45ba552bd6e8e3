import { headers } from "next/headers";
import { Suspense, type ReactNode } from "react";

/**
 * Shows a skeleton while its content is made, but only when a page is moved to by script. A page that is opened whole
 * waits for all of itself: streamed, it would arrive hidden and in pieces, and where no script runs it would stay so.
 */
export async function Streamed({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const isDocument = (await headers()).get("accept")?.includes("text/html") ?? true;
  return isDocument ? children : <Suspense fallback={skeleton}>{children}</Suspense>;
}
