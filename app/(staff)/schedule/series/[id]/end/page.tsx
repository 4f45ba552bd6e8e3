import { redirect } from "next/navigation";
import { withWord } from "@/lib/scheduling/way-back";

/** A short address for the form of a series' end. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const here = `/schedule/series/${encodeURIComponent((await params).id)}`;
  redirect(withWord(withWord(`${here}/edit`, "what", "end"), "back", here));
}
