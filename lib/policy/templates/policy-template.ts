import type { PolicyBody } from "@/lib/standing/types";

/** A policy to start from. */
export interface PolicyTemplate {
  readonly key: string;
  /** The kind of program it comes from. */
  readonly setting: string;
  /** What the program's own text has besides, and no policy here can say; null: nothing. */
  readonly leftOut: string | null;
  /** Only what differs from the defaults. */
  readonly policy: PolicyBody;
}
