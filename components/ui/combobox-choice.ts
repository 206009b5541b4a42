export interface ComboboxOption {
  value: string;
  label: string;
  /** Said after the label, in a quieter colour. */
  detail?: string;
  /** Also found by these words. */
  keywords?: string[];
}

export interface ComboboxGroup {
  heading: string;
  options: readonly ComboboxOption[];
}

/** What a combobox chooses from, and how it tells. */
export interface ComboboxChoice {
  /** What is searched, such as "time zones". */
  noun: string;
  value: string;
  /** Asked once each time that the list opens, or always with `onSearch`. No value twice. */
  listGroups: () => readonly ComboboxGroup[];
  /** Takes what is typed: then `listGroups` has what matches it, and nothing is left out of that. */
  onSearch?: (text: string) => void;
  onOpen?: () => void;
  onChange: (value: string) => void;
}
