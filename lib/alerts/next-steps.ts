/** What was agreed to do next after an attempt, as the contact form offers it. */
export const NEXT_STEPS = [
  "try_again",
  "arrange_ride",
  "offer_make_up",
  "meet",
  "send_letter",
  "call_contact",
  "team_meeting",
] as const;

export type NextStep = (typeof NEXT_STEPS)[number];

export const NEXT_STEP_WORDS: Readonly<Record<NextStep, string>> = {
  try_again: "Try again",
  arrange_ride: "Arrange a ride",
  offer_make_up: "Offer a make-up",
  meet: "Meet in person",
  send_letter: "Send a letter",
  call_contact: "Call their contact",
  team_meeting: "Bring to the team",
};

/** What is on record in words. A step of before these words were kept reads as it was written. */
export function nextStepWords(stored: string | null): string | null {
  if (stored === null || stored === "") return null;
  return NEXT_STEPS.some((step) => step === stored) ? NEXT_STEP_WORDS[stored as NextStep] : stored;
}
