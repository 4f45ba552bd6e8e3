import { Icon } from "@/components/icon";
import { PhoneBox } from "@/components/phone-shell";
import type { ClientStanding } from "@/features/standing/queries/client-standing";
import { explainStandingToClient } from "@/lib/standing/explain-to-client";

/** Where the client stands, in their own words: their dates, the next step, and who decides. Never a level, never a rule. */
export function OwnStanding({ standing, sitePhone }: { standing: ClientStanding; sitePhone: string }) {
  const { headline, lines } = explainStandingToClient(standing.standing, standing.facts);
  return (
    <PhoneBox pad className="own-stand">
      <p className="own-stand__h">{headline}</p>
      {lines.map((line) => (
        <p key={line} className="own-stand__l">
          <Icon name="check" />
          <span>{line}</span>
        </p>
      ))}
      <p className="own-stand__calm">
        A computer never decides your place. Only a person can, and you would be told why in writing first and could
        object. Something looks wrong? Call {sitePhone}.
      </p>
    </PhoneBox>
  );
}
