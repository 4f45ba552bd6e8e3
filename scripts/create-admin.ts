import { createAdmin } from "@/features/accounts/commands/create-admin";
import { acceptInvitation } from "@/features/accounts/commands/set-password";
import { explainInvite } from "@/features/accounts/refusals";
import { MigrationRefused } from "@/db/migration-refused";
import { openTheStore } from "@/db/store";
import { emailInput, nameInput } from "@/server/doors/inputs";
import { runCommand } from "@/server/doors/run-command";
import { ensureSecrets } from "@/server/secrets";
import { hashPassword } from "@/server/sign-in/password-hash";
import { wrongWithPassword } from "@/server/sign-in/password-rules";
import { checkNode } from "./steps/check-node";

/*
 * The first administrator, made by whoever runs the server: through the same commands as in the app, with the operator
 * named in the audit trail. Without --password-stdin it prints a link that works once, for 7 days.
 */
const USAGE = `Use: npm run create-admin -- <email> "<Given Family>" [--password-stdin]`;

class Unusable extends Error {}

async function main(words: readonly string[]): Promise<string> {
  checkNode();
  const takesPassword = words.includes("--password-stdin");
  const [emailText, name, ...rest] = words.filter((word) => word !== "--password-stdin");
  if (emailText === undefined || name === undefined || rest.length > 0) throw new Unusable(USAGE);
  const email = read(emailInput.safeParse(emailText));
  const password = takesPassword ? await firstLineOf(process.stdin) : null;
  const sentence = password === null ? null : wrongWithPassword(password, email);
  if (sentence !== null) throw new Unusable(sentence);

  process.env.AUTH_SECRET ||= ensureSecrets("data/secrets.env").AUTH_SECRET;
  const store = await openTheStore();
  try {
    const call = { actor: { kind: "system", name: "operator" } as const, now: new Date() };
    const person = { name: read(nameInput(160).safeParse(name)), email };
    const made = await runCommand(store, call, "operator.create-admin", (tx) => createAdmin(tx, call, person));
    if (!made.ok) {
      const said = explainInvite(made.refusal);
      throw new Unusable(typeof said === "string" ? said : said.sentence);
    }
    const { path } = made.value;
    if (password === null)
      return `Open this link within 7 days to set the password. It works once.\n${address()}${path}`;
    const token = path.slice(path.lastIndexOf("/") + 1);
    const passwordHash = await hashPassword(password);
    const joined = await runCommand(store, call, "operator.create-admin", (tx) =>
      acceptInvitation(tx, call, { token, passwordHash }),
    );
    if (!joined.ok) throw new Error("The link that was made a moment ago is no longer good.");
    return `${email} can sign in at ${address()}/sign-in`;
  } finally {
    await store.close();
  }
}

function address(): string {
  return (process.env.BASE_URL || "http://localhost:3000").replace(/\/+$/, "");
}

type Parsed<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } };

function read<Value>(parsed: Parsed<Value>): Value {
  if (parsed.success) return parsed.data;
  throw new Unusable(parsed.error.issues[0]?.message ?? USAGE);
}

async function firstLineOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk.toString();
  return text.split(/\r?\n/)[0] ?? "";
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`);
} catch (fault) {
  if (!(fault instanceof Unusable || fault instanceof MigrationRefused)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
