import type { Lead } from "@/lib/scheduling/change/series-state";

/** In whose place somebody steps in: of the facilitator or of the one beside. Null: the absent one does not lead it (any more). */
export function placeOf(lead: Lead, absentId: string): "lead" | "co" | null {
  if (lead.facilitatorId === absentId) return "lead";
  return lead.coFacilitatorId === absentId ? "co" : null;
}

/**
 * Who leads once `substituteId` steps in for `absentId`. Who led beside the absent one and now leads, leaves the place
 * beside empty: nobody stands twice in one session. Null: the absent one does not lead it.
 */
export function withSubstitute(lead: Lead, absentId: string, substituteId: string): Lead | null {
  const { facilitatorId, coFacilitatorId } = lead;
  switch (placeOf(lead, absentId)) {
    case "lead":
      return {
        facilitatorId: substituteId,
        coFacilitatorId: coFacilitatorId === substituteId ? null : coFacilitatorId,
      };
    case "co":
      return { facilitatorId, coFacilitatorId: facilitatorId === substituteId ? null : substituteId };
    case null:
      return null;
  }
}

/**
 * Who leads once `substituteId` gives the session back to `absentId`. `pattern` is who leads by the series: a colleague
 * who stands beside there goes back beside. Null: the substitute does not lead it any more, so there is nothing to give.
 */
export function withoutSubstitute(lead: Lead, absentId: string, substituteId: string, pattern: Lead): Lead | null {
  const { facilitatorId, coFacilitatorId } = lead;
  switch (placeOf(lead, substituteId)) {
    case "lead": {
      const goesBeside = coFacilitatorId === null && pattern.coFacilitatorId === substituteId;
      return { facilitatorId: absentId, coFacilitatorId: goesBeside ? substituteId : coFacilitatorId };
    }
    case "co":
      return { facilitatorId, coFacilitatorId: absentId };
    case null:
      return null;
  }
}

export function isSameLead(one: Lead, other: Lead): boolean {
  return one.facilitatorId === other.facilitatorId && one.coFacilitatorId === other.coFacilitatorId;
}
