/** "Text first. Voicemail not safe": what to know before reaching out. */
export function reachWords(client: {
  prefersContactBy: "call" | "text" | "email";
  isSafeToLeaveMessage: boolean;
}): string {
  const first = { call: "Call first.", text: "Text first.", email: "Email first." }[client.prefersContactBy];
  return client.isSafeToLeaveMessage ? `${first} Messages are fine` : `${first} Voicemail not safe`;
}
