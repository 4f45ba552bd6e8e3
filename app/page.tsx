import { redirect } from "next/navigation";
import { homeOf } from "@/lib/access/home-of-side";
import { whoIsHereLoader } from "@/features/sign-in/loaders";

/** The front page is where one works, or the way in. */
export default async function FrontPage(): Promise<never> {
  const { side, isTablet, isLocked } = await whoIsHereLoader({});
  if (isTablet) redirect("/kiosk");
  if (isLocked) redirect("/lock");
  redirect(side === null ? "/sign-in" : homeOf(side));
}
