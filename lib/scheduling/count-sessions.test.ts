import { expect, it } from "vitest";
import { countSessions } from "@/lib/scheduling/count-sessions";

it("counts sessions in words", () => {
  expect([0, 1, 2, 1200].map(countSessions)).toEqual(["0 sessions", "1 session", "2 sessions", "1,200 sessions"]);
});
