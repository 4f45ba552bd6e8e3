import { forgetOldTries } from "../sign-in/throttle";
import { defineJob } from "./job";
import { forgetOldJobs } from "./run-due";

/** The server's own sweeping, once a day. */
export const housekeeping = defineJob({
  name: "server.housekeeping",
  every: "17 4 * * *",
  run: async ({ store, call }) => {
    await forgetOldTries(store, call.now);
    await forgetOldJobs(store, call.now);
  },
});
