import { explainCareRefusal } from "@/lib/enrollment/explain-refusal";
import type { ClashNotice } from "@/lib/scheduling/clash-notices";
import type { ClashKind } from "@/lib/scheduling/clash-rules";
import { explainNewSeries, explainPlan, explainWhen, type AtField } from "@/lib/scheduling/explain-series-refusal";
import type { ClientRefusal, CreateSeriesRefusal } from "../commands/create-series";
import type { WhenRefused } from "../queries/series-draft";

/** What the series form says, and at which field. */
export function explainSeries(refusal: CreateSeriesRefusal | WhenRefused): AtField {
  switch (refusal.on) {
    case "when":
      return explainWhen(refusal.why);
    case "series":
      return explainNewSeries(refusal.why);
    case "dates":
      return explainPlan(refusal.why);
    case "zone":
      return {
        field: "siteId",
        sentence: "This site has a time zone that does not exist. Set it right in the site's settings first.",
      };
    case "clashes":
      return explainClashes(refusal.why);
    case "client":
      return { field: "enrollmentId", sentence: explainClient(refusal.why) };
  }
}

/** The first clash with both its sides, at the field that would have to change. */
function explainClashes(notices: readonly ClashNotice[]): AtField {
  const [first, ...rest] = notices as readonly [ClashNotice, ...ClashNotice[]];
  const more =
    rest.length === 0
      ? ""
      : ` ${rest.length === 1 ? "1 more clash is" : `${rest.length} more clashes are`} in the way.`;
  return {
    field: FIELDS[first.kind],
    sentence: `${first.title}: ${first.detail} Your clinic does not allow this.${more}`,
  };
}

const FIELDS: Record<ClashKind, AtField["field"]> = {
  client: "startTime",
  facilitator: "facilitatorId",
  room: "roomId",
  capacity: "capacity",
  availability: "startTime",
  closure: "startDate",
  credential: "facilitatorId",
};

function explainClient(refusal: ClientRefusal): string {
  switch (refusal.reason) {
    case "only_one_to_one":
      return "A group is joined by enrolling in its track. Choose individual or family for one client.";
    case "unknown_enrollment":
      return "This client is not enrolled at this site. Choose one from the list.";
    default:
      return explainCareRefusal(refusal).sentence;
  }
}
