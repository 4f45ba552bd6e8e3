import { headers } from "next/headers";
import type { ReactNode } from "react";
import { KeptBoundary } from "./kept-boundary";

/**
 * Shows a skeleton while its content is made, but only when a page is moved to by script. A page that is opened whole
 * waits for all of itself: streamed, it would arrive hidden and in pieces, and where no script runs it would stay so.
 */
export async function Streamed({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  // Only a script's own request says so. Whatever opens the address, a program too, gets the page with its true status.
  const isMovedTo = (await headers()).get("sec-fetch-dest") === "empty";
  return (
    <KeptBoundary isThere={isMovedTo} skeleton={skeleton}>
      {children}
    </KeptBoundary>
  );
}
