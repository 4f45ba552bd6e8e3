"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "@/components/notice";

export interface LinkOnceProps {
  path: string;
  /** The address people open this installation at; empty: this page's own. */
  baseUrl: string;
}

const never = () => () => undefined;

/** A secret link, shown once: only a hash of it is kept. */
export function LinkOnce({ path, baseUrl }: LinkOnceProps) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  return (
    <Notice tone="good" title="The link is ready. It is shown this once." role="status">
      If mail is set up it was sent as well. Give it to nobody but this person: it sets their password, and works once.
      <code className="link-once">{`${baseUrl || origin}${path}`}</code>
    </Notice>
  );
}
