import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { PageLink } from "@/components/page-link";
import { formatDateRange } from "@/lib/time/format";
import type { Absence } from "../queries/absences";

/** A staff member's days away on their own page. */
export function AwayCard({ staffId, absences }: { staffId: string; absences: readonly Absence[] }) {
  return (
    <Card pad labelledBy="staff-away">
      <CardHeader id="staff-away" title="Days away" />
      {absences.length === 0 ? (
        <p className="muted">None are on record from today on.</p>
      ) : (
        <ul>
          {absences.map(({ id, from, through }) => (
            <li key={id}>
              <PageLink className="link" href={`/schedule/away/${id}`}>
                {formatDateRange(from, through)}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
      <div className="form__end">
        <ButtonLink href={`/schedule/away?staff=${staffId}`}>Record days away</ButtonLink>
      </div>
    </Card>
  );
}
