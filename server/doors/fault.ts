import { randomBytes } from "node:crypto";
import { log } from "../log";

/**
 * Writes a fault to the log under an id, and gives the error that id, which the framework shows to the page as
 * `digest`. So a person can read out what the operator will find. The fault itself is thrown on.
 */
export function logFault(error: unknown, door: string): Error {
  const fault = error instanceof Error ? error : new Error("Something that is no error was thrown.", { cause: error });
  if (!("digest" in fault)) {
    const id = randomBytes(5).toString("hex");
    Object.assign(fault, { digest: id });
    log.error({ fault: id, door, err: fault }, "A door failed");
  }
  return fault;
}
