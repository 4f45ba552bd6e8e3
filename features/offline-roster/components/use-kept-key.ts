"use client";

import { useEffect, useState } from "react";
import { onKeyChange, recallKey } from "./device-key";
import type { KeptKey } from "./device-store";

/** The key that this browser holds: null while there is none, undefined until that is known. */
export function useKeptKey(): KeptKey | null | undefined {
  const [key, setKey] = useState<KeptKey | null>();
  useEffect(() => {
    let isOver = false;
    const look = () =>
      void recallKey().then((found) => {
        if (!isOver) setKey(found);
      });
    look();
    const stop = onKeyChange(look);
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return key;
}
