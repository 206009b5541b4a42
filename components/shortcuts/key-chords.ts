/** What of a key press matters here. */
export interface KeyPress {
  altKey: boolean;
  ctrlKey: boolean;
  key: string;
  metaKey: boolean;
  shiftKey: boolean;
}

const LETTER = /^[a-z]$/i;

/** A press as shortcuts write it: `c`, `?`, `Enter`, `Shift+R`, `Mod+K`; Mod is Ctrl or Cmd. null: a modifier by itself, or a chord that none has. */
export function chordOf({ altKey, ctrlKey, key, metaKey, shiftKey }: KeyPress): string | null {
  if (altKey || ['Alt', 'Control', 'Meta', 'Shift'].includes(key)) return null;
  const isLetter = LETTER.test(key);
  // The shift of `?` and the like is part of the character.
  const shift = shiftKey && (isLetter || key.length > 1);
  if (ctrlKey || metaKey) return `Mod+${shift ? 'Shift+' : ''}${isLetter ? key.toUpperCase() : key}`;
  if (shift) return `Shift+${isLetter ? key.toUpperCase() : key}`;
  return isLetter ? key.toLowerCase() : key;
}

const WORDS: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc', Shift: '⇧' };

/** `g s` as the caps of its keys, in order: ['g', 's']. */
export function keyCaps(keys: string, { isApple }: { isApple: boolean }): string[] {
  const caps = keys.split(' ').flatMap((chord) => (chord === '+' ? ['+'] : chord.split('+')));
  return caps.map((cap) => {
    if (cap === 'Mod') return isApple ? '⌘' : 'Ctrl';
    return WORDS[cap] ?? cap;
  });
}
