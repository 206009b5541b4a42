import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** One line of the command menu. */
export interface Command {
  /** Unlike all others of the menu. */
  id: string;
  label: ReactNode;
  /** What it is found by. */
  words: string;
  icon: LucideIcon | ReactNode;
  /** At the right: what there is to know before it is chosen. */
  note?: ReactNode;
  /** Its shortcut elsewhere. */
  keys?: string;
  /** A page, which Ctrl or Cmd with Enter opens in a new tab. */
  href?: string;
  run?: () => void;
}

export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

/** Every word that was typed begins a word of the command. */
export function isFound({ words }: Pick<Command, 'words'>, text: string): boolean {
  const known = words.toLowerCase().split(/\s+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => known.some((word) => word.startsWith(typed)));
}
