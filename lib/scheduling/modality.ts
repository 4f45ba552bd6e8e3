/** How people take part in a session. Hybrid: some in the room, some by video. */
export const MODALITIES = ["in_person", "video", "audio", "hybrid"] as const;

export type Modality = (typeof MODALITIES)[number];

const LONGEST_LINK = 500;

/** Whether people need a link to take part. By phone they are called, or call in. */
export function needsJoinLink(modality: Modality): boolean {
  return modality === "video" || modality === "hybrid";
}

/**
 * Whether a link may be handed to clients as the way into a session: an https address and nothing else, so that a
 * stored link can never run a script or lead out unencrypted.
 */
export function isJoinLink(text: string): boolean {
  if (text.length > LONGEST_LINK || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === "https:" && hostname.includes(".") && username === "" && password === "";
}
