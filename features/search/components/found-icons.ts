import type { IconName } from "@/components/icon-names";
import type { FoundKind } from "@/lib/search/found";

export const FOUND_ICONS: Readonly<Record<FoundKind, IconName>> = {
  clients: "person",
  sessions: "calendar",
  staff: "badge",
  pages: "arrow",
};
