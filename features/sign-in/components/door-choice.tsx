import { SegmentedLinks } from "@/components/segmented";

export interface DoorChoiceProps {
  path: string;
  door: "staff" | "client";
  next?: string | null;
}

/** Staff, or client or family: separate doors, so that nobody is asked which of their accounts they meant. */
export function DoorChoice({ path, door, next = null }: DoorChoiceProps) {
  const href = (to: "staff" | "client") => {
    const query = new URLSearchParams(to === "client" ? { as: "client" } : {});
    if (next !== null) query.set("next", next);
    return query.size === 0 ? path : `${path}?${query}`;
  };
  return (
    <SegmentedLinks
      label="Who is signing in"
      block
      touch
      items={[
        { href: href("staff"), label: "Staff", current: door === "staff" },
        { href: href("client"), label: "Client or family", current: door === "client" },
      ]}
    />
  );
}
