import { chordOf, type KeyPress } from './key-chords';

export interface Shortcut {
  /** `c`, `g s` (one after the other), `Shift+R`, `Mod+K`. */
  keys: string;
  /** What it does, as on a button: "Create schedule". */
  label: string;
  /** Without it the shortcut is only listed: somebody else listens, such as a table. */
  run?: () => void;
}

export interface ShortcutGroup {
  /** Where it works: "Anywhere", "Schedules". */
  title: string;
  shortcuts: readonly Shortcut[];
}

const OFF_KEY = 'scheduler-shortcuts-off';
/** A sequence such as `g s` is given up after this. */
const SEQUENCE_MS = 1_500;

/** Shortcuts of what is on the page at present; a page's own come before those of the shell. */
export class ShortcutStore {
  private groups: readonly ShortcutGroup[] = [];
  private isOn = true;
  private pending: { chord: string; atMs: number } | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  readonly readGroups = (): readonly ShortcutGroup[] => this.groups;
  readonly readIsOn = (): boolean => this.isOn;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns the end */
  register(group: ShortcutGroup): () => void {
    this.publish([...this.groups, group]);
    return () => this.publish(this.groups.filter((other) => other !== group));
  }

  /** What was chosen at an earlier visit. */
  restore(storage: Pick<Storage, 'getItem'>): void {
    this.isOn = storage.getItem(OFF_KEY) === null;
    this.tell();
  }

  /** Those with Ctrl or Cmd stay: nobody presses them by mistake, or by voice (WCAG 2.1.4). */
  switch(isOn: boolean, storage: Pick<Storage, 'removeItem' | 'setItem'>): void {
    this.isOn = isOn;
    if (isOn) storage.removeItem(OFF_KEY);
    else storage.setItem(OFF_KEY, '1');
    this.tell();
  }

  /** What a press runs, or null. `isBusy`: the keys belong to a field, a dialog or a menu, except for those with Ctrl or Cmd. */
  match(press: KeyPress, isBusy: boolean): (() => void) | null {
    const chord = chordOf(press);
    if (chord === null) return null;
    const isFree = chord.startsWith('Mod+') || (this.isOn && !isBusy);
    const first = this.takePending();
    if (!isFree) return null;
    const sequence = first === null ? null : this.find(`${first} ${chord}`);
    if (sequence) return sequence;
    if (this.all().some(({ keys }) => keys.startsWith(`${chord} `)))
      this.pending = { atMs: this.nowMs(), chord };
    return this.find(chord);
  }

  private takePending(): string | null {
    const { pending } = this;
    this.pending = null;
    return pending && this.nowMs() - pending.atMs < SEQUENCE_MS ? pending.chord : null;
  }

  private find(keys: string): (() => void) | null {
    return this.all().findLast((shortcut) => shortcut.keys === keys)?.run ?? null;
  }

  private all(): readonly Shortcut[] {
    return this.groups.flatMap(({ shortcuts }) => shortcuts);
  }

  private publish(groups: readonly ShortcutGroup[]): void {
    this.groups = groups;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const shortcutStore = new ShortcutStore();
