import { z } from "zod";

/**
 * What the operator may set, read once. Everything has a default that is right for one machine but AUTH_SECRET, which
 * the start command makes and keeps in data/secrets.env.
 */
const SHAPE = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres:\/\/|postgresql:\/\/)/, "DATABASE_URL must begin with file: or postgres://.")
    .default("file:./data/evenkeel.db"),
  AUTH_SECRET: z
    .string("AUTH_SECRET is missing. The start command makes one; by hand: openssl rand -base64 48.")
    .min(32, "AUTH_SECRET is too short. It seals the sign-in cookies and needs at least 32 characters."),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: "BASE_URL must be the address people open, such as https://evenkeel.example.org.",
    })
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "SMTP_URL must begin with smtp:// or smtps://.")
    .optional(),
  MAIL_FROM: z.string().min(3, "MAIL_FROM must be an email address.").default("Evenkeel <no-reply@localhost>"),
  EVENKEEL_TEST_CLOCK: z.string().optional(),
  EVENKEEL_JOBS: z.enum(["on", "off"], "EVENKEEL_JOBS is on or off.").default("on"),
});

export type Environment = z.output<typeof SHAPE>;

/** A setting is missing or wrong. The message has one plain sentence per setting, ready for the operator. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** Reads settings; an empty one counts as not set. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const result = SHAPE.safeParse(set);
  if (result.success) return result.data;
  throw new EnvironmentError(result.error.issues.map((issue) => issue.message).join("\n"));
}

/** Unit tests have no start command to make a secret, and nothing that the shell happens to say may reach them. */
const FOR_TESTS = { AUTH_SECRET: "a secret for tests, and for nothing else" };

let known: Environment | null = null;

/** The settings of this process. */
export function environment(): Environment {
  known ??= readEnvironment(process.env.VITEST === undefined ? process.env : FOR_TESTS);
  return known;
}
