import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { LOG_OPTIONS } from "./log";

function written(fields: object, message = "Something happened"): string {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, next) {
      lines.push(chunk.toString());
      next();
    },
  });
  pino({ ...LOG_OPTIONS, level: "info" }, stream).info(fields, message);
  return lines.join("");
}

describe("the log", () => {
  it("cuts out what names a person or opens a door, however deep", () => {
    const text = written({
      door: "client.create",
      email: "ada@mail.example",
      client: { givenName: "Ada", number: "EK-0417", contact: { phone: "508-555-0178" } },
      account: { password: "hunter2", token: "t0ken" },
    });
    expect(text).toContain("client.create");
    expect(text).toContain("EK-0417");
    expect(text).not.toMatch(/ada@|Ada|508-555|hunter2|t0ken/);
  });

  it("says what failed without the values that failed", () => {
    const cause = Object.assign(new Error("UNIQUE constraint failed"), {
      code: "SQLITE_CONSTRAINT",
      detail: "Ada Lund",
    });
    const text = written({ err: new Error("Failed query: insert into clients\nparams: Ada,Lund", { cause }) });
    expect(text).toContain("Failed query: insert into clients");
    expect(text).toContain("SQLITE_CONSTRAINT");
    expect(text).toContain("log.test.ts");
    expect(text).not.toMatch(/Ada|Lund/);
  });
});
