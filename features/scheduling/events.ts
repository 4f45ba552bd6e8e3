/** The topic of the messages to people whose appointments changed. */
export const CHANGED_TOPIC = "scheduling.appointment-changed";

/** What such a message says. It names nobody, no program and no place: other people read mail too. */
export function changedMessage(link: string): { readonly subject: string; readonly body: string } {
  return {
    subject: "An appointment of yours has changed",
    body: `An appointment of yours has changed. Open your calendar: ${link}`,
  };
}
