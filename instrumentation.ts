/** Runs once when a server starts, before the first request; never while the pages are built. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { start } = await import("./app/start");
  await start();
}
