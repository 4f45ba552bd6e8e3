/** What is typed into the form of an attempt, before it is sent. */
export interface ContactDraft {
  readonly channel: string;
  readonly result: string;
  readonly contactId: string;
  readonly note: string;
  readonly nextStep: string;
  readonly nextOn: string;
  /** Take the row off the list; null: as the result suggests. */
  readonly settles: boolean | null;
}

export const NEW_CONTACT: ContactDraft = {
  channel: "call",
  result: "reached",
  contactId: "",
  note: "",
  nextStep: "",
  nextOn: "",
  settles: null,
};

/**
 * Half-written contacts of this page's life, by row: a look at another row, a lock, a lost connection lose nothing. They
 * are kept in memory alone, so nothing of a client stays in the browser.
 */
const drafts = new Map<string, ContactDraft>();

export function draftOf(row: string): ContactDraft {
  return drafts.get(row) ?? NEW_CONTACT;
}

export function keepDraft(row: string, draft: ContactDraft): void {
  drafts.set(row, draft);
}

export function dropDraft(row: string): void {
  drafts.delete(row);
}
