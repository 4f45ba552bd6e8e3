"use client";

import { Suspense, useState, type ReactNode } from "react";

/**
 * A boundary that is there for as long as the page is, or is not there for as long. After an action the server draws the
 * page again; a boundary that came or went then would make React throw the page away, with what was typed into it and
 * what its forms had just been told.
 */
export function KeptBoundary(props: { isThere: boolean; skeleton: ReactNode; children: ReactNode }) {
  const [isThere] = useState(props.isThere);
  return isThere ? <Suspense fallback={props.skeleton}>{props.children}</Suspense> : props.children;
}
