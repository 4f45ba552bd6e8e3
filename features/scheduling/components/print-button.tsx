"use client";

import { IconButton } from "@/components/button";

export function PrintButton() {
  return (
    <IconButton size="s" icon="print" label="Print this week" className="js-only" onClick={() => window.print()} />
  );
}
