import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { RowHead, Table, Td, Th } from "@/components/table";
import type { ImportRow } from "@/features/calendar-import/queries/imports";
import { TakeBackForm } from "./take-back-form";

/** What was imported, and the way to take it back. */
export function ImportList({ imports }: { imports: readonly ImportRow[] }) {
  return (
    <Card labelledBy="imports-h">
      <CardHeader id="imports-h" title="Imports" count={imports.length} />
      {imports.length === 0 ? (
        <EmptyState title="Nothing was imported yet." />
      ) : (
        <Table caption="Imports, the newest first">
          <thead>
            <tr>
              <Th>File</Th>
              <Th>Site</Th>
              <Th>When and by whom</Th>
              <Th numeric>Series</Th>
              <Th numeric>Sessions</Th>
              <Th>Take back</Th>
            </tr>
          </thead>
          <tbody>
            {imports.map((row) => (
              <tr key={row.id}>
                <RowHead>{row.fileName}</RowHead>
                <Td>{row.site}</Td>
                <Td>
                  {row.madeAt}, {row.madeBy}
                </Td>
                <Td numeric>{row.seriesCount}</Td>
                <Td numeric>{row.sessionCount}</Td>
                <Td>
                  {row.undone === null ? (
                    <TakeBackForm importId={row.id} sessions={row.here} fileName={row.fileName} />
                  ) : (
                    <span className="muted">Taken back {row.undone}</span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
