"use server";

import { sealTerm } from "@/features/clients/queries/sealed-term";
import { done } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import { unchanged } from "@/server/doors/changed";
import { searchInput } from "./input";

/** Looks for a name. A form that is posted, and an address that nobody else can read: a name stands in none. */
export const searchAction = defineAction({
  name: "search.find",
  input: searchInput,
  permission: "clinic:enter",
  subject: async () => ({ access: {}, value: null }),
  command: async (_tx, _call, { term }) => done(unchanged({ find: term === null ? null : sealTerm(term) })),
  explain: (refusal: never) => refusal,
  after: ({ find }) => ({ redirectTo: find === null ? "/search" : `/search?find=${encodeURIComponent(find)}` }),
});
