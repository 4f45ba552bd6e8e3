import { notFound } from "next/navigation";
import { parseLocalDate } from "@/lib/time/local-date";
import { defineLoader } from "@/server/doors/loader";
import { findFamilyWeeks } from "./queries/family-week";
import { findOwnWeek } from "./queries/own-week";

/** The signed-in client's own week. Whose it is comes from the sign-in, never from the address. */
export const ownWeekLoader = defineLoader({
  name: "portal.own-week",
  permission: "own-week:read",
  query: async ({ reader, now, scope }, { week }: { week: string | null }) => {
    if (scope.clientId === null) return notFound();
    const asked = { now, week: week === null ? null : parseLocalDate(week) };
    return (await findOwnWeek(reader, scope.clientId, asked)) ?? notFound();
  },
});

/** The signed-in contact's family sessions, under the client's consent. */
export const familyWeeksLoader = defineLoader({
  name: "portal.family-weeks",
  permission: "family-week:read",
  query: async ({ reader, now, scope }) => {
    if (scope.contactId === null) return notFound();
    return (await findFamilyWeeks(reader, scope.contactId, now)) ?? notFound();
  },
});
