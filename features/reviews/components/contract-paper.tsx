import type { Agreement } from "@/features/reviews/queries/contracts";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { contractSentences } from "@/lib/reviews/contract-terms";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";
import "@/features/reviews/components/letter.css";

export interface ContractPaperProps {
  agreement: Agreement;
  client: string;
  zone: Zone;
  today: LocalDate;
  signedByName: string | null;
  printed: string;
}

/** A contract to read together and sign with a pen: the terms, what the clinic does, two lines. */
export function ContractPaper({ agreement, client, zone, today, signedByName, printed }: ContractPaperProps) {
  const { terms, offeredAt, staffSignedAt, clientSignedAt, clientSignedName } = agreement;
  const on = (at: Date | null) => (at === null ? "Date" : formatDate(toLocal(at, zone).date));
  return (
    <div className="letter">
      <p>{`Offered to ${client} on ${formatDate(toLocal(offeredAt, zone).date, today)}.`}</p>
      {terms.words === null ? null : <p>{terms.words}</p>}
      <div className="letter__part">
        <p className="letter__h">What we ask</p>
        <ul>
          {contractSentences(terms).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className="letter__part">
        <p className="letter__h">What the clinic does</p>
        {terms.help.length === 0 ? (
          <p>If something is in the way, we look for a way together.</p>
        ) : (
          <ul>
            {terms.help.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="sign">
        <div>
          <span className="letter__line" aria-hidden="true" />
          <span className="letter__row">{staffSignedAt === null ? "For the clinic" : (signedByName ?? "")}</span>
          <span className="letter__row">{on(staffSignedAt)}</span>
        </div>
        <div>
          <span className="letter__line" aria-hidden="true" />
          <span className="letter__row">{clientSignedAt === null ? client : (clientSignedName ?? "")}</span>
          <span className="letter__row">{on(clientSignedAt)}</span>
        </div>
      </div>
      <p className="letter__notice">{`${printed}. ${REDISCLOSURE_NOTICE}`}</p>
    </div>
  );
}
