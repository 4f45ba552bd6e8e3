/** What goes along from step to step, unseen: the file itself, and what was chosen before. */
export function KeptFields({ kept }: { kept: readonly (readonly [name: string, value: string])[] }) {
  return kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
