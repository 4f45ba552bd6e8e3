import { Card, CardHeader } from "@/components/card";
import { ButtonLink } from "@/components/button";
import type { CoverPlan } from "../queries/cover-plan";

/** Colleagues by how much of it they could take: the way to one colleague for all. */
export function SharesCard({ absenceId, plan }: { absenceId: string; plan: CoverPlan }) {
  const { shares, open } = plan;
  return (
    <Card pad labelledBy="choice">
      <CardHeader id="choice" title="One colleague for several" />
      {shares.length === 0 ? (
        <p className="muted">Nobody is free for any of them.</p>
      ) : (
        <ul className="cov__picks">
          {shares.map(({ staffId, name, takes }) => (
            <li key={staffId} className="cov__p">
              <div>
                {name}
                <small>
                  {takes === open
                    ? `could take ${open === 1 ? "it" : `all ${open}`}`
                    : `could take ${takes} of ${open}`}
                </small>
              </div>
              <ButtonLink
                size="s"
                href={`/schedule/away/${absenceId}?staff=${staffId}#choice`}
                aria-label={`Choose sessions for ${name}`}
              >
                Choose
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
