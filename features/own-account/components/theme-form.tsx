"use client";

import { useActionState } from "react";
import { Segmented } from "@/components/segmented";
import { SubmitButton } from "@/components/submit-button";
import { idle } from "@/server/doors/action-state";
import { chooseThemeAction } from "../actions";

export type Theme = "light" | "dark" | "system";

export function ThemeForm({ theme }: { theme: Theme }) {
  const [, action] = useActionState(chooseThemeAction, idle);
  return (
    // A new choice is a new form: React would put the fields back to the first one after sending.
    <form action={action} className="own-account__form" key={theme}>
      <Segmented
        legend="Colors"
        name="theme"
        defaultValue={theme}
        options={[
          { value: "system", label: "As this device" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      <SubmitButton variant="default">Use these colors</SubmitButton>
    </form>
  );
}
