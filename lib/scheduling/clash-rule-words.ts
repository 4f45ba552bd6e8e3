import type { ClashKind, ClashRule } from "@/lib/scheduling/clash-rules";

/** What a clash of each kind is, for somebody who sets what should come of it. */
export const CLASH_KIND_WORDS: Readonly<Record<ClashKind, { readonly title: string; readonly hint: string }>> = {
  client: { title: "A client would be in two places", hint: "Two sessions expect the same person at the same time." },
  facilitator: { title: "Somebody would lead two sessions at once", hint: "As facilitator or co-facilitator." },
  room: { title: "Two sessions want one room", hint: "Even if they only overlap by a few minutes." },
  capacity: {
    title: "More people than places or seats",
    hint: "When this is refused, the last place goes to one person, however many ask at once.",
  },
  availability: { title: "Somebody cannot come", hint: "A client is not free at that time, or the lead is away." },
  closure: {
    title: "A session falls on a closed day",
    hint: "It would be closed that day. The preview of a series lists such days anyway.",
  },
  credential: {
    title: "Nobody who leads it holds the credential",
    hint: "The service type asks for one. One of two leads is enough.",
  },
};

export const CLASH_RULE_LABELS: Readonly<Record<ClashRule, string>> = {
  allow: "Allow",
  warn: "Warn",
  refuse: "Refuse",
};

/** "Warns", for a page that only tells the rules. */
export const CLASH_RULE_TELLS: Readonly<Record<ClashRule, string>> = {
  allow: "Allowed",
  warn: "Warned of",
  refuse: "Refused",
};
