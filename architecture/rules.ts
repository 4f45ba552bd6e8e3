import { browserRule } from "./browser-rule";
import { doorRules } from "./door-rules";
import { habitRules } from "./habit-rules";
import { importRules } from "./import-rules";
import { nameRules } from "./name-rules";
import type { Rule } from "./source";

/** All rules of the house. */
export const rules: readonly Rule[] = [...importRules, browserRule, ...nameRules, ...doorRules, ...habitRules];
