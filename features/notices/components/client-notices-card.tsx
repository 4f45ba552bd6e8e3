import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import type { ToldRow } from "../queries/told";
import { NoticeRows } from "./notice-rows";

/** What a client told us about the last weeks and what is to come. Nothing told: no card. */
export function ClientNoticesCard({
  clientId,
  rows,
  mayLog,
}: {
  clientId: string;
  rows: readonly ToldRow[];
  mayLog: boolean;
}) {
  if (rows.length === 0) return null;
  return (
    <Card pad labelledBy="told-h">
      <CardHeader id="told-h" title="Told us" count={rows.length}>
        {mayLog ? (
          <ButtonLink href={`/call-in/${clientId}?from=chart`} size="s" icon="plus">
            Record absence
          </ButtonLink>
        ) : null}
      </CardHeader>
      <NoticeRows rows={rows} mayLog={mayLog} />
    </Card>
  );
}
