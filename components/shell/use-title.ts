'use client';

import { useEffect } from 'react';

/** Keeps the tab's title up to date with what is on the page; its first one comes with the document, from the page's metadata. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
