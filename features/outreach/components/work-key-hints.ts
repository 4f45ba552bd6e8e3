import type { KeyHint } from "@/components/page-keys";

/** The keys of the work list, as they stand beside its filters. */
export const KEY_HINTS: readonly KeyHint[] = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["L"], does: "log" },
  { keys: ["A"], does: "assign" },
  { keys: ["E"], does: "excuse" },
];

/** All of them, as the list of keys says them. */
export const ALL_KEYS: readonly KeyHint[] = [
  { keys: ["J"], does: "Next row" },
  { keys: ["K"], does: "Previous row" },
  { keys: ["L"], does: "Log a contact" },
  { keys: ["A"], does: "Assign" },
  { keys: ["E"], does: "Excuse on the roster" },
  { keys: ["Enter"], does: "Open the chart" },
  { keys: ["Ctrl", "Enter"], does: "Save the contact and open the next row" },
];
