import { cookies } from "next/headers";

/*
 * Discreet mode is the device's, not the person's: the tablet in the group room has it on for whoever holds it. The root
 * layout reads it, so that pages arrive without names instead of hiding them a moment later.
 */
const NAME = "discreet";

export async function isDiscreet(): Promise<boolean> {
  return (await cookies()).get(NAME)?.value === "1";
}

export async function setDiscreetCookie(isOn: boolean): Promise<void> {
  const jar = await cookies();
  if (isOn) jar.set(NAME, "1", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 400 * 86_400 });
  else jar.delete(NAME);
}
