"use client";

import { useEffect } from "react";

export interface KeyHint {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyHint[];
}

const onThisPage = new Set<KeyGroup>();

/** Tells the list of keys, which `?` opens, what this page's own do. */
export function PageKeys({ title, keys }: KeyGroup) {
  useEffect(() => {
    const group = { title, keys };
    onThisPage.add(group);
    return () => void onThisPage.delete(group);
  }, [title, keys]);
  return null;
}

export function pageKeys(): readonly KeyGroup[] {
  return [...onThisPage];
}
