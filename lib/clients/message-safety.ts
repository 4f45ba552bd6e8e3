/**
 * May a message be left for a client this way? Where it is not safe to leave one, a voice on the machine, a text or an
 * email can be heard or read by somebody else, except by the way the client asked to be reached. A letter and a visit
 * have rules of their own: neutral envelopes, and the client in person.
 */
export function mayLeaveMessage(
  client: { readonly isSafeToLeaveMessage: boolean; readonly prefersContactBy: "call" | "text" | "email" },
  channel: "call" | "text" | "email" | "in_person" | "letter",
): boolean {
  if (client.isSafeToLeaveMessage || channel === "in_person" || channel === "letter") return true;
  return channel !== "call" && channel === client.prefersContactBy;
}
