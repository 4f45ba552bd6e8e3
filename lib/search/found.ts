/** Something that a search found, and the page it is on. Addresses name nobody. */
export interface Found {
  readonly href: string;
  readonly title: string;
  /** What tells it from others of its name. */
  readonly detail: string;
}

export const FOUND_KINDS = ["clients", "sessions", "staff", "pages"] as const;

export type FoundKind = (typeof FOUND_KINDS)[number];

export interface FoundGroup {
  readonly kind: FoundKind;
  /** The best first. */
  readonly items: readonly Found[];
  /** There are more than are shown. */
  readonly isCut: boolean;
}

/** How many a group shows: what the eye takes in before typing another letter is quicker. */
export const MOST_FOUND = 8;

export const FOUND_TITLES: Readonly<Record<FoundKind, string>> = {
  clients: "Clients",
  sessions: "Sessions",
  staff: "Staff",
  pages: "Pages",
};

/** A group of the best, at most `MOST_FOUND`. */
export function foundGroup(kind: FoundKind, items: readonly Found[], isCut = items.length > MOST_FOUND): FoundGroup {
  return { kind, items: items.slice(0, MOST_FOUND), isCut };
}

/** What is read out when the answer is there: "3 found: 1 client, 2 pages". */
export function countFound(groups: readonly FoundGroup[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}
