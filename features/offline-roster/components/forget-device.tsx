"use client";

import { useEffect } from "react";
import { eraseForSignOut } from "./device-key";

/** On the sign-in page nobody is signed in: keys, PINs and kept rosters leave this browser. Unsent marks stay, sealed. */
export function ForgetDevice() {
  useEffect(() => void eraseForSignOut(), []);
  return null;
}
