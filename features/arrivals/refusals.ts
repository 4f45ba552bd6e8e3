/** not_here: an archived record, or a site that is gone. */
export type ArrivalRefusal = "not_here";

/** archived: nobody comes in any more under this record. none_free: every number tried was somebody's; trying again helps. */
export type PinRefusal = "archived" | "none_free";

/** old: the picture is of an earlier code. */
export type CodeRefusal = "old" | ArrivalRefusal;

export function explainArrival(refusal: ArrivalRefusal): string {
  switch (refusal) {
    case "not_here":
      return "This record is archived, so nobody can be checked in on it.";
  }
}

export function explainPin(refusal: PinRefusal): string {
  switch (refusal) {
    case "archived":
      return "This record is archived, so it needs no check-in number.";
    case "none_free":
      return "No free number was found. Try again.";
  }
}

/** To a client with a phone in hand. */
export function explainCode(refusal: CodeRefusal): string {
  switch (refusal) {
    case "old":
      return "This code has changed. Scan the one on the tablet now.";
    case "not_here":
      return "We couldn’t check you in. Please see the front desk.";
  }
}
