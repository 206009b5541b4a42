'use client';

import { createContext, type ReactNode, use } from 'react';

interface Parts {
  /** Above the content: what keeps the service from its work. */
  banners: ReactNode;
  /** At the right of the top bar. */
  tools: ReactNode;
}

const PartsContext = createContext<Parts | null>(null);

/** What the frame of every page has in it. Given by the layout, so that no page, nor what it becomes when it fails, carries it once more. */
export function ShellParts({ children, ...parts }: Parts & { children: ReactNode }) {
  return <PartsContext value={parts}>{children}</PartsContext>;
}

export function ShellPart({ name }: { name: keyof Parts }) {
  return use(PartsContext)?.[name];
}
