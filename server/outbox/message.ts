import type { Instant } from "@/lib/time/zone";
import type { Reader } from "@/db/store";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Composing {
  readonly reader: Reader;
  readonly now: Instant;
  /** The address people open, without a slash at the end. */
  readonly baseUrl: string;
  readonly authSecret: string;
}

/**
 * One kind of message. It is composed when it is sent, so that it goes to the address of that moment, and is not sent at
 * all (null) when what it was about is no longer so.
 */
export interface MessageKind {
  readonly topic: string;
  readonly compose: (composing: Composing, payload: Readonly<Record<string, unknown>>) => Promise<Mail | null>;
}

/** Hands a mail over. `id` is the same for the same message however often it is tried. Throws when it was not taken. */
export interface MailTransport {
  send(mail: Mail, id: string): Promise<void>;
}
