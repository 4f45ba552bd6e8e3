"use client";

import { SegmentedLinks } from "@/components/segmented";
import { useIsNarrow } from "./use-is-narrow";

export interface ViewSwitchProps {
  /** What the address asks for; null: what fits the window. */
  view: "week" | "list" | null;
  isPhone: boolean;
  weekHref: string;
  listHref: string;
}

/** Week or list, in the address. While the address says neither, the one that is shown is current. */
export function ViewSwitch({ view, isPhone, weekHref, listHref }: ViewSwitchProps) {
  const isNarrow = useIsNarrow(isPhone);
  const isList = view === "list" || (view === null && isNarrow);
  return (
    <SegmentedLinks
      label="View"
      items={[
        { href: weekHref, label: "Week", current: !isList },
        { href: listHref, label: "List", current: isList },
      ]}
    />
  );
}
