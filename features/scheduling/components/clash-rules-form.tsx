"use client";

import { Segmented } from "@/components/segmented";
import { RecordForm } from "@/features/programs/components/record-form";
import { CLASH_KIND_WORDS, CLASH_RULE_LABELS } from "@/lib/scheduling/clash-rule-words";
import { CLASH_KINDS, CLASH_RULE_WORDS, type ClashRules } from "@/lib/scheduling/clash-rules";
import { fieldError, typedText } from "@/server/doors/action-state";
import { changeClashRulesAction } from "../actions/clash-rules";
import "./clash-rules.css";

const RULES = CLASH_RULE_WORDS.map((value) => ({ value, label: CLASH_RULE_LABELS[value] }));

/** One line for each kind of clash: what it is, and what should come of it. */
export function ClashRulesForm({ rules, version }: { rules: ClashRules; version: number }) {
  return (
    <RecordForm action={changeClashRulesAction} seenVersion={version} submit="Save rules">
      {(state) => (
        <div className="clash-rules">
          {CLASH_KINDS.map((kind) => (
            <div className="clash-rules__r" key={kind}>
              <div>
                <b>{CLASH_KIND_WORDS[kind].title}</b>
                <span className="hint">{CLASH_KIND_WORDS[kind].hint}</span>
              </div>
              <Segmented
                legend={CLASH_KIND_WORDS[kind].title}
                legendHidden
                name={kind}
                options={RULES}
                defaultValue={typedText(state, kind, rules[kind])}
                error={fieldError(state, kind)}
              />
            </div>
          ))}
        </div>
      )}
    </RecordForm>
  );
}
