import { SegmentedLinks } from "@/components/segmented";

export interface ShowArchivedProps {
  path: string;
  show: "open" | "archived" | "working";
  /** How many are archived; the choice is only offered when there are some. */
  archived: number;
}

/** What is in use, or what is archived. Kept in the address. */
export function ShowArchived({ path, show, archived }: ShowArchivedProps) {
  if (archived === 0 && show !== "archived") return null;
  return (
    <div>
      <SegmentedLinks
        label="Which to show"
        items={[
          { href: path, label: "In use", current: show !== "archived" },
          { href: `${path}?show=archived`, label: `Archived (${archived})`, current: show === "archived" },
        ]}
      />
    </div>
  );
}
