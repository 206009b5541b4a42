'use client';

import { CircleX, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { Button } from './button';
import { type ToastMessage, toastStore } from './toast-store';

/** Radix' own, since the usual library writes its styles in a way that a strict CSP refuses. */
export function ToastList({ messages }: { messages: readonly ToastMessage[] }) {
  return (
    <Toast.Provider duration={8_000} swipeDirection="right" label="Notification">
      {messages.map((message) => (
        <ToastCard key={message.id} message={message} />
      ))}
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[360px] max-w-[calc(100vw-32px)] gap-2 outline-none max-md:bottom-[72px]" />
    </Toast.Provider>
  );
}

function ToastCard({ message }: { message: ToastMessage }) {
  const close = () => toastStore.dismiss(message.id);
  return (
    <Toast.Root
      onOpenChange={(open) => !open && close()}
      className="flex animate-enter items-center gap-3 rounded border bg-surface-raised py-2 pr-2 pl-3 shadow-raised"
    >
      {message.tone === 'danger' ? <CircleX className="size-4 text-danger-fg" aria-hidden /> : null}
      <Toast.Description className="min-w-0 flex-1 break-words">{message.text}</Toast.Description>
      {message.action ? (
        <Toast.Action asChild altText={message.action.label}>
          <Button size="sm" onClick={message.action.run}>
            {message.action.label}
          </Button>
        </Toast.Action>
      ) : null}
      <Toast.Close asChild>
        <Button look="ghost" size="iconSm" aria-label="Close">
          <X aria-hidden />
        </Button>
      </Toast.Close>
    </Toast.Root>
  );
}
