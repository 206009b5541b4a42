const KEY = 'scheduler-views';

/** A named state of the list's URL. */
export interface SavedView {
  name: string;
  /** `?enabled=false&tag=finance`. */
  query: string;
}

let views: readonly SavedView[] | undefined;
const NONE: readonly SavedView[] = [];
const listeners = new Set<() => void>();

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string';

/** What the browser has kept; what isn't readable, or was never there, is nothing. */
export function parseViews(text: string | null): SavedView[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isView) : [];
  } catch {
    return [];
  }
}

function read(): readonly SavedView[] {
  if (views) return views;
  try {
    views = parseViews(localStorage.getItem(KEY));
  } catch {
    // Storage is off: views live as long as the page.
    views = NONE;
  }
  return views;
}

function write(next: readonly SavedView[]): void {
  views = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is off or full: they live as long as the page.
  }
  for (const listener of listeners) listener();
}

export const viewStore = {
  read,
  readOnServer: () => NONE,
  remove: (name: string) => write(read().filter((view) => view.name !== name)),
  rename: (name: string, to: string) =>
    write(
      read()
        .filter((view) => view.name !== to || to === name)
        .map((view) => (view.name === name ? { ...view, name: to } : view)),
    ),
  /** One of the same name is replaced. */
  save: (view: SavedView) => write([...read().filter(({ name }) => name !== view.name), view]),
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
