import { fieldId } from "@/components/field";
import { SentenceInput } from "@/components/sentence";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface PolicyNumberProps {
  name: string;
  label: string;
  state: ActionState<unknown>;
  value: number | null;
}

/** A number inside a sentence, empty where it plays no part. Its error stands under the sentence. */
export function PolicyNumber({ name, label, state, value }: PolicyNumberProps) {
  const isWrong = fieldError(state, name) !== undefined;
  return (
    <SentenceInput
      id={fieldId(name)}
      name={name}
      label={label}
      size={2}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={typedText(state, name, value?.toString() ?? "")}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? `${fieldId(name)}-error` : undefined}
    />
  );
}
