/**
 * Work that many ask for and that is done once for all of them: `ask` waits a moment for others, never runs twice at the
 * same time, and runs again if it was asked for meanwhile. `onFault` hears what went wrong; the asker never does.
 */
export function coalesce(work: () => Promise<unknown>, waitMs: number, onFault: (error: unknown) => void): () => void {
  let isAsked = false;
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    while (isAsked) {
      isAsked = false;
      try {
        await work();
      } catch (error) {
        onFault(error);
      }
    }
    isBusy = false;
  };
  return () => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    setTimeout(() => void run(), waitMs).unref();
  };
}
