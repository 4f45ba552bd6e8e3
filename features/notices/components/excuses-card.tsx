import { Card, CardHeader } from "@/components/card";
import type { ToldRow } from "../queries/told";
import { NoticeRows } from "./notice-rows";

/** Excuses that wait for this person. Nothing waits: no card. */
export function ExcusesCard({ rows }: { rows: readonly ToldRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Card pad labelledBy="excuses-h">
      <CardHeader id="excuses-h" title="Excuses to decide" count={rows.length} />
      <NoticeRows rows={rows} named />
    </Card>
  );
}
