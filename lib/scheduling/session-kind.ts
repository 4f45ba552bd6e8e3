/** The three kinds of session. */
export const SESSION_KINDS = ["group", "individual", "family"] as const;

export type SessionKind = (typeof SESSION_KINDS)[number];
