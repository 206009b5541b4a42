import type { ComboboxOption } from '@/components/ui/combobox-choice';

/** Agents that have what was typed in their id, in order; what was typed too, for one that was not called of late. */
export function agentOptions(agents: readonly string[], typed: string): ComboboxOption[] {
  const text = typed.trim();
  const found = [...new Set(agents)]
    .filter((agent) => agent.toLowerCase().includes(text.toLowerCase()))
    .toSorted((a, b) => a.localeCompare(b));
  const options: ComboboxOption[] = found.map((agent) => ({ label: agent, value: agent }));
  return text === '' || found.includes(text)
    ? options
    : [...options, { detail: 'as typed', label: text, value: text }];
}
