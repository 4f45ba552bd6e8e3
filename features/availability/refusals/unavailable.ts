import type { UnavailableRefusal } from "@/lib/enrollment/decide-unavailable";
import { formatDate } from "@/lib/time/format";

/** What to say, and beside which field. */
export function explainUnavailable(refusal: UnavailableRefusal): { field: string; sentence: string } {
  switch (refusal.reason) {
    case "no_day":
      return { field: "weekdays", sentence: "Choose at least one day of the week." };
    case "hours_in_reverse":
      return { field: "toTime", sentence: "The end has to be later than the start, on the same day." };
    case "days_in_reverse":
      return { field: "through", sentence: "The last day lies before the first." };
    case "is_over":
      return { field: "through", sentence: `This is over already. Today is ${formatDate(refusal.today)}.` };
    case "too_far":
      return { field: "from", sentence: "This day lies more than two years away. Check the year." };
  }
}
