"use client";

import { Button } from "@/components/button";

/** Opens the browser's own print dialog. Without JavaScript its menu does the same, so nothing is lost. */
export function PrintNow() {
  return (
    <Button variant="primary" icon="print" className="paper__print" onClick={() => window.print()}>
      Print
    </Button>
  );
}
