import { Card, CardHeader } from "@/components/card";
import { NumberForm } from "./number-form";

/** On the chart: since when a client has a check-in number, and a new one. The number itself nobody can look up. */
export function NumberCard({
  clientId,
  since,
  mayWrite,
}: {
  clientId: string;
  since: string | null;
  mayWrite: boolean;
}) {
  return (
    <Card labelledBy="number-h" pad>
      <CardHeader id="number-h" title="Check-in number" />
      <p className="muted">
        {since === null
          ? "None yet. It is for the tablet at the front desk."
          : `Given ${since}. A new one ends the old.`}
      </p>
      {mayWrite ? <NumberForm clientId={clientId} hasNumber={since !== null} /> : null}
    </Card>
  );
}
