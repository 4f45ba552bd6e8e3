import { Card, CardHeader } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageLink } from "@/components/page-link";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { PaperSignatureForm } from "./paper-signature-form";
import "./policy-editor.css";

interface Line {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly name: string;
  readonly number: string;
  readonly signedOn: LocalDate | null;
}

export interface SignatureListProps {
  readonly version: number;
  readonly waiting: readonly Line[];
  readonly signed: readonly Line[];
  readonly today: LocalDate;
  readonly mayRecord: boolean;
}

/** Who has not signed yet, with the place to record a signature on paper, and who has. */
export function SignatureList({ version, waiting, signed, today, mayRecord }: SignatureListProps) {
  const person = ({ clientId, name }: Line) => (
    <PageLink className="link" href={`/clients/${clientId}`}>
      {name}
    </PageLink>
  );
  return (
    <>
      <Card labelledBy="waiting-h">
        <CardHeader id="waiting-h" title="Not signed yet" count={waiting.length} />
        {waiting.length === 0 ? (
          <EmptyState title="Everybody has signed." />
        ) : (
          <DataTable
            caption="Not signed yet"
            rows={[...waiting]}
            rowKey={({ enrollmentId }) => enrollmentId}
            columns={[
              { key: "name", head: "Client", cell: person },
              { key: "number", head: "Number", cell: ({ number }) => number, numeric: true },
              {
                key: "paper",
                head: "On paper",
                cell: ({ enrollmentId, name }) =>
                  mayRecord ? <PaperSignatureForm {...{ enrollmentId, name, version }} /> : null,
              },
            ]}
          />
        )}
      </Card>
      <Card labelledBy="signed-h">
        <CardHeader id="signed-h" title="Signed" count={signed.length} />
        {signed.length === 0 ? (
          <EmptyState title="Nobody has signed yet." />
        ) : (
          <DataTable
            caption="Signed"
            rows={[...signed]}
            rowKey={({ enrollmentId }) => enrollmentId}
            columns={[
              { key: "name", head: "Client", cell: person },
              { key: "number", head: "Number", cell: ({ number }) => number, numeric: true },
              { key: "on", head: "Signed on", cell: ({ signedOn }) => (signedOn ? formatDate(signedOn, today) : "") },
            ]}
          />
        )}
      </Card>
    </>
  );
}
