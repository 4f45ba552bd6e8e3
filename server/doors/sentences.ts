/** What every form may be answered with, whatever it is about. */
export const SENTENCES = {
  not_found: "This is not here any more, or not for you to see. Nothing was changed.",
  signed_out: "You are signed out. Sign in again in another tab, then send this again: what you typed is still here.",
  locked: "The screen is locked. Unlock it, then send this again: what you typed is still here.",
  elsewhere: "This was sent from another site, so nothing was done. Open Evenkeel and try there.",
  busy: "Others are saving at this moment. Nothing was changed. Try again.",
} as const;
