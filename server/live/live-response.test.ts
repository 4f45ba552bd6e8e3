import { describe, expect, it, vi } from "vitest";
import type { LiveFeed } from "./live-feed";
import { liveResponse, type Following } from "./live-response";
import type { LiveChange } from "./read-changes";

const marked: LiveChange = { event: "attendance.marked", subjectType: "session", subjectId: "s1", siteId: "here" };
const logged: LiveChange = { event: "outreach.logged", subjectType: "client", subjectId: "c1", siteId: "here" };

function line(wanted: Partial<Following> = {}) {
  const listeners = new Set<(changes: readonly LiveChange[]) => void>();
  const feed: LiveFeed = {
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const browser = new AbortController();
  const response = liveResponse({
    feed,
    isFor: ({ siteId }) => siteId === "here",
    mayStay: async () => true,
    signal: browser.signal,
    ...wanted,
  });
  const reader = response.body!.getReader();
  const read = async () => {
    const { value, done } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return {
    listeners,
    browser,
    response,
    read,
    say: (...changes: LiveChange[]) => listeners.forEach((each) => each(changes)),
  };
}

describe("a line of live changes", () => {
  it("is not followed before the browser reads, so that an answer nobody reads costs nothing", async () => {
    const { listeners, response, read } = line();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(listeners.size).toBe(0);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
    expect(await read()).toBe("retry: 1000\nevent: ready\ndata: []\n\n");
    expect(listeners.size).toBe(1);
  });

  it("names kinds and sessions, and neither clients nor what happened to them", async () => {
    const { read, say } = line();
    await read();
    say(marked, logged);
    expect(await read()).toBe('event: changed\ndata: [{"what":"attendance","session":"s1"},{"what":"outreach"}]\n\n');
  });

  it("keeps silent about other sites", async () => {
    const { read, say } = line();
    await read();
    say({ ...marked, siteId: "elsewhere" });
    say(marked);
    expect(await read()).toContain('"s1"');
  });

  it("ends when the person may not stay, when it has lasted, and when the browser is gone", async () => {
    const revoked = line({ beatMs: 5, mayStay: async () => false });
    await revoked.read();
    expect(await revoked.read()).toBeNull();
    expect(revoked.listeners.size).toBe(0);

    const old = line({ lastMs: 5 });
    await old.read();
    expect(await old.read()).toBeNull();
    expect(old.listeners.size).toBe(0);

    const gone = line();
    await gone.read();
    gone.browser.abort();
    await vi.waitFor(() => expect(gone.listeners.size).toBe(0));
  });

  it("ends when nobody can say whether the person may stay", async () => {
    const { read, listeners } = line({ beatMs: 5, mayStay: () => Promise.reject(new Error("No database.")) });
    await read();
    expect(await read()).toBeNull();
    expect(listeners.size).toBe(0);
  });

  it("beats while it is silent", async () => {
    const { read } = line({ beatMs: 5 });
    await read();
    expect(await read()).toBe(": still here\n\n");
  });
});
