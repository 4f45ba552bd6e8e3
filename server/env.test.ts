import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./env";

const AUTH_SECRET = "x".repeat(40);

function problems(variables: Record<string, string>): string[] {
  try {
    readEnvironment({ AUTH_SECRET, ...variables });
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("the settings", () => {
  it("have defaults for one machine", () => {
    expect(readEnvironment({ AUTH_SECRET })).toEqual({
      AUTH_SECRET,
      DATABASE_URL: "file:./data/evenkeel.db",
      MAIL_FROM: "Evenkeel <no-reply@localhost>",
      EVENKEEL_JOBS: "on",
    });
  });

  it("count as not set when they are empty", () => {
    expect(readEnvironment({ AUTH_SECRET, SMTP_URL: "", BASE_URL: "" }).SMTP_URL).toBeUndefined();
  });

  it.each([
    [{ AUTH_SECRET: "" }, "AUTH_SECRET is missing."],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET is too short."],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with file: or postgres://."],
    [{ BASE_URL: "evenkeel.example" }, "BASE_URL must be the address people open"],
    [{ BASE_URL: "javascript:alert(1)" }, "BASE_URL must be the address people open"],
    [{ SMTP_URL: "mail.example" }, "SMTP_URL must begin with smtp:// or smtps://."],
    [{ EVENKEEL_JOBS: "maybe" }, "EVENKEEL_JOBS is on or off."],
  ])("%o is refused in a sentence", (variables, sentence) => {
    expect(problems(variables as Record<string, string>)).toEqual([expect.stringContaining(sentence)]);
  });

  it("are all refused at once", () => {
    expect(problems({ AUTH_SECRET: "", SMTP_URL: "x", EVENKEEL_JOBS: "x" })).toHaveLength(3);
  });
});
