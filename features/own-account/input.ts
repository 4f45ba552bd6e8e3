import { z } from "zod";
import { passwordInput } from "@/features/sign-in/input";
import { checkbox, idInput, oneOf } from "@/server/doors/inputs";

export const changePasswordInput = z.object({ currentPassword: passwordInput, newPassword: passwordInput });
export const endSignInInput = z.object({ signInId: idInput });
export const signOutOfAllInput = z.object({});
export const themeInput = z.object({ theme: oneOf(["light", "dark", "system"]) });
export const discreetInput = z.object({ isOn: checkbox() });
export const keysInput = z.object({ hasKeys: checkbox() });
