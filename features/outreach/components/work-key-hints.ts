/** The keys of the work list, as they stand beside its filters. */
export const KEY_HINTS: readonly { readonly keys: string[]; readonly does: string }[] = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["L"], does: "log" },
  { keys: ["A"], does: "assign" },
  { keys: ["E"], does: "excuse" },
];
