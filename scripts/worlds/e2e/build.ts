import { rmSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { openStore } from "@/db/store";
import { createAdmin } from "@/features/accounts/commands/create-admin";
import { acceptInvitation } from "@/features/accounts/commands/set-password";
import { runCommand } from "@/server/doors/run-command";
import { hashPassword } from "@/server/sign-in/password-hash";
import { OPERATOR } from "./stage";
import { buildHarborClinic } from "./harbor-clinic";
import { PASSWORD } from "./people";

/*
 * Makes the two databases that every browser journey gets a copy of: "clinic.db", and "empty.db" with an administrator
 * and nothing else. Beside them "world.json", with what a journey must know and no page tells it.
 *
 *   tsx scripts/worlds/e2e/build.ts <folder> <instant>
 */
const [folder, instant] = process.argv.slice(2);
if (folder === undefined || instant === undefined) throw new Error("Use: build.ts <folder> <instant>");
const now = new Date(instant);

async function databaseAt<Value>(name: string, fill: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Value>) {
  const path = join(folder ?? "", name);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  const url = `file:${path}`;
  await migrate({ url, now });
  const store = await openStore({ url, isThrowAway: true });
  try {
    return await fill(store);
  } finally {
    await store.close();
  }
}

mkdirSync(folder, { recursive: true });
await databaseAt("empty.db", async (store) => {
  const call = { actor: OPERATOR, now };
  const person = { name: "Dana Okonkwo", email: "dana@clinic.example" };
  const made = await runCommand(store, call, "operator.create-admin", (tx) => createAdmin(tx, call, person));
  if (!made.ok) throw new Error("The first administrator was refused.");
  const token = made.value.path.split("/").at(-1) ?? "";
  const passwordHash = await hashPassword(PASSWORD);
  await runCommand(store, call, "operator.create-admin", (tx) => acceptInvitation(tx, call, { token, passwordHash }));
});
const facts = await databaseAt("clinic.db", (store) => buildHarborClinic(store, now));
writeFileSync(join(folder, "world.json"), `${JSON.stringify(facts, null, 2)}\n`);
