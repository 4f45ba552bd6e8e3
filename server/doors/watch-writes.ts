import type { Tx } from "@/db/store";

/** The same transaction, remembering whether anything was written through it. */
export function watchWrites(tx: Tx): { readonly tx: Tx; hasWritten(): boolean } {
  let hasWritten = false;
  const watched = new Proxy(tx, {
    get(target, property) {
      if (property === "insert" || property === "update" || property === "delete") hasWritten = true;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { tx: watched, hasWritten: () => hasWritten };
}
