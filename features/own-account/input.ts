import { z } from "zod";
import { passwordInput } from "@/features/sign-in/input";
import { idInput } from "@/server/doors/inputs";

export const changePasswordInput = z.object({ currentPassword: passwordInput, newPassword: passwordInput });
export const endSignInInput = z.object({ signInId: idInput });
export const signOutOfAllInput = z.object({});
