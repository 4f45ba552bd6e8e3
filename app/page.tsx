import { redirect } from "next/navigation";
import { homeOf } from "@/lib/access/home-of-side";
import { runningRosterLoader } from "@/features/attendance/loaders";
import { whoIsHereLoader } from "@/features/sign-in/loaders";

/** The front page is where one works, or the way in. */
export default async function FrontPage(): Promise<never> {
  const { side, isTablet, isLocked } = await whoIsHereLoader({});
  if (isTablet) redirect("/kiosk");
  if (isLocked) redirect("/lock");
  if (side === null) redirect("/sign-in");
  // Who leads a session just now wants its roster. Only coming in leads there: Today stays where it is.
  const running = side === "staff" ? await runningRosterLoader({}) : null;
  redirect(running === null ? homeOf(side) : `/rosters/${running.id}`);
}
