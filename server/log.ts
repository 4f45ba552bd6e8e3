import pino, { type LoggerOptions } from "pino";

/**
 * One line of JSON per event on standard output. Nothing in it may name a person: values under these keys are cut out
 * wherever they stand, and callers log ids.
 */
const PRIVATE = [
  "name",
  "givenName",
  "familyName",
  "preferredName",
  "email",
  "phone",
  "address",
  "password",
  "token",
  "secret",
  "link",
  "to",
  "cookie",
  "authorization",
  "params",
  "query",
  "parameters",
];

export const LOG_OPTIONS: LoggerOptions = {
  level: process.env.LOG_LEVEL ?? (process.env.VITEST === undefined ? "info" : "silent"),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
  serializers: { err: describeError },
};

export const log = pino(LOG_OPTIONS);

/** Message, code and stack of an error and its causes, and no other property: database errors carry the row's values. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    type: error.name,
    // drizzle's message is the statement with its values; the statement alone is enough.
    message: error.message.split("\nparams:")[0],
    code,
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .join("\n"),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  };
}
