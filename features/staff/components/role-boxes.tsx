"use client";

import { Checkbox } from "@/components/checkbox";
import { FieldError } from "@/components/field";
import { ROLE_WORDS } from "@/features/staff/components/grant-words";
import { STAFF_ROLES } from "@/lib/access/roles";

export interface RoleBoxesProps {
  /** Where roles can be given by the person in front of the page. */
  sites: readonly { id: string; name: string }[];
  mayGrantEverywhere: boolean;
  /** "scheduler:everywhere" or "scheduler:<site id>". */
  chosen: readonly string[];
  error?: string;
}

/** Each role, at every site or at some. */
export function RoleBoxes({ sites, mayGrantEverywhere, chosen, error }: RoleBoxesProps) {
  const places = [
    ...(mayGrantEverywhere ? [{ id: "everywhere", name: sites.length > 1 ? "Every site" : "The whole clinic" }] : []),
    ...(mayGrantEverywhere && sites.length <= 1 ? [] : sites),
  ];
  return (
    <fieldset className="role-grid" id="f-grants" aria-describedby={error ? "f-grants-error" : undefined}>
      <legend className="label">Roles</legend>
      {STAFF_ROLES.map((role) => (
        <div key={role} className="role-row" role="group" aria-label={ROLE_WORDS[role].name}>
          <span>
            <b>{ROLE_WORDS[role].name}</b> <span className="hint">{ROLE_WORDS[role].hint}</span>
          </span>
          <span className="role-row__boxes">
            {places.map((place) => (
              <Checkbox
                key={place.id}
                name="grants"
                value={`${role}:${place.id}`}
                label={place.name}
                defaultChecked={chosen.includes(`${role}:${place.id}`)}
              />
            ))}
          </span>
        </div>
      ))}
      <FieldError id="f-grants" error={error} />
    </fieldset>
  );
}
