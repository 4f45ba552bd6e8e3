import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import type { Level } from "@/lib/standing/types";

/** A level's word for staff. Clients never read it. */
export const LEVEL_WORDS: Record<Level, string> = {
  good: "Good",
  watch: "Watch",
  warning: "Warning",
  contract: "Contract",
  review: "Review",
};

export const LEVEL_ICONS: Record<Level, IconName> = {
  good: "s-good",
  watch: "s-watch",
  warning: "s-warning",
  contract: "s-contract",
  review: "s-review",
};

/** Shape and word on a tint. The word is never left out: color and shape only repeat it. */
export function StandingPill({ level }: { level: Level }) {
  return (
    <span className={`standing is-${level}`}>
      <Icon name={LEVEL_ICONS[level]} />
      {LEVEL_WORDS[level]}
    </span>
  );
}
