import type { Metadata } from "next";

export const metadata: Metadata = { title: "Floor" };
// Drawn for every request, like the pages that are measured against it.
export const dynamic = "force-dynamic";

/** A page that says nothing: what any page of this build costs. `npm run bench` sets every other page beside it. */
export default function FloorPage() {
  return <h1>Evenkeel</h1>;
}
