export interface ToastMessage {
  id: number;
  text: string;
  tone: 'danger' | 'neutral';
  action?: { label: string; run: () => void };
}

type Listener = () => void;

let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<Listener>();

function publish(next: readonly ToastMessage[]) {
  messages = next;
  for (const listener of listeners) listener();
}

export const toastStore = {
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  read: () => messages,
  dismiss: (id: number) => publish(messages.filter((message) => message.id !== id)),
};

/** Tells what can't be seen otherwise: at most three at once, the oldest goes first. */
export function toast(text: string, options: Partial<Pick<ToastMessage, 'action' | 'tone'>> = {}): void {
  lastId += 1;
  publish([...messages.slice(-2), { id: lastId, text, tone: 'neutral', ...options }]);
}
