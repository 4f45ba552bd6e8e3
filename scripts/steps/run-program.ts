import { spawn } from "node:child_process";

export interface ProgramRun {
  code: number;
  output: string;
}

/**
 * Run a program to its end. With `quiet` its output is kept and returned, so that it can be shown if the program fails;
 * otherwise it goes straight to the terminal. A program that cannot be started ends with code 127.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; quiet?: boolean } = {},
): Promise<ProgramRun> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      stdio: options.quiet === true ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    const text = () => Buffer.concat(chunks).toString("utf8");
    child.on("error", (fault) => resolve({ code: 127, output: `${text()}${fault.message}\n` }));
    child.on("close", (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 130), output: text() }));
  });
}
