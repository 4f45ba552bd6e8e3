import { demoAccountLines, fillWithDemo } from "./fill-with-demo";
import { ensureSettings } from "./ensure-settings";
import { step } from "./progress";

export interface Prepared {
  /** For the screen: who may sign in, or how to make the first administrator. */
  readonly accounts: readonly string[];
}

/**
 * What has to stand before the app is served: settings, secrets, a database of this version and, for the demo, the demo
 * clinic. Throws an error whose message is a sentence for the operator when serving would be wrong.
 */
export async function prepareDatabase({
  isDemo,
  now = new Date(),
}: {
  readonly isDemo: boolean;
  /** Where the demo's story ends; left out: this moment. */
  readonly now?: Date;
}): Promise<Prepared> {
  ensureSettings({ isDemo });
  const { migrate } = await import("@/db/migrate");
  const report = await step("Bringing the database up to date", () => migrate({ now: new Date() }));
  if (report.backup !== null) process.stdout.write(`  A copy from before the update is in ${report.backup}\n`);
  const found = await lookInside();
  if (isDemo) return prepareDemo(found, now);
  if (found.isDemo) return { accounts: await demoAccountLines() };
  return { accounts: found.accounts > 0 ? [] : firstAdminLines() };
}

interface Inside {
  readonly hasClinic: boolean;
  readonly isDemo: boolean;
  readonly isWhole: boolean;
  readonly accounts: number;
}

async function prepareDemo(found: Inside, now: Date): Promise<Prepared> {
  const where = withoutPassword(process.env.DATABASE_URL ?? "");
  if (!found.hasClinic && found.accounts === 0) return { accounts: await fillWithDemo(now) };
  if (!found.isDemo) {
    throw new Error(
      `${where} holds a clinic's own records, so the demo clinic was neither loaded nor served from there. ` +
        "Leave DATABASE_URL out for the demo, or start without --demo.",
    );
  }
  if (!found.isWhole) {
    throw new Error(
      `Loading the demo clinic into ${where} was interrupted, and only a part of it is there. ` +
        "It holds nothing but the demo: delete it and start again.",
    );
  }
  return { accounts: await demoAccountLines() };
}

async function lookInside(): Promise<Inside> {
  const { openStore } = await import("@/db/store");
  const { and, eq } = await import("drizzle-orm");
  const { accounts, auditEntries, clinics } = await import("@/db/schema");
  const store = await openStore({ url: process.env.DATABASE_URL ?? "" });
  try {
    const [clinic] = await store.reader.select({ isDemo: clinics.isDemo }).from(clinics).limit(1);
    const loaded = await store.reader
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectType, "clinic"), eq(auditEntries.subjectId, "demo")))
      .limit(1);
    return {
      hasClinic: clinic !== undefined,
      isDemo: clinic?.isDemo ?? false,
      isWhole: loaded.length > 0,
      accounts: await store.reader.$count(accounts),
    };
  } finally {
    await store.close();
  }
}

function firstAdminLines(): string[] {
  return [
    "Nobody can sign in yet. Make the first administrator, in another terminal:",
    '  npm run create-admin -- you@example.org "Your Name"',
  ];
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]+@/, ":…@");
}
