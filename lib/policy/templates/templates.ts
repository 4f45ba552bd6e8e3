import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { ATTENDANCE_PROGRAMS } from "@/lib/policy/templates/attendance-programs";
import { OTHER_PROGRAMS } from "@/lib/policy/templates/other-programs";
import type { PolicyTemplate } from "@/lib/policy/templates/policy-template";

/** What a new program starts with. */
const USUAL: PolicyTemplate = {
  key: "usual",
  setting: "The usual policy",
  leftOut: null,
  policy: DEFAULT_POLICY,
};

/** Every policy that can be started from: the usual one first, then those collected from the field. */
export const POLICY_TEMPLATES: readonly PolicyTemplate[] = [USUAL, ...ATTENDANCE_PROGRAMS, ...OTHER_PROGRAMS];

/** The template of that key; null: there is none. */
export function findTemplate(key: string): PolicyTemplate | null {
  return POLICY_TEMPLATES.find((template) => template.key === key) ?? null;
}
