'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/live/query-provider';
import { NowProvider } from '@/components/time/now';
import { ZoneProvider } from '@/components/time/zone-context';
import type { ZonePreference } from '@/components/time/zone-preference';
import { Toaster } from '@/components/ui/toaster';
import { TooltipProvider } from '@/components/ui/tooltip';

interface ProvidersProps {
  /** Of this answer's Content-Security-Policy. */
  nonce: string | undefined;
  serverNowMs: number;
  zone: ZonePreference;
  children: ReactNode;
}

declare global {
  /** Read by the style helper of Radix' overlays (get-nonce), which adds a style element when one opens. */
  var __webpack_nonce__: string | undefined;
}

export function Providers({ nonce, serverNowMs, zone, children }: ProvidersProps) {
  if (typeof window !== 'undefined') globalThis.__webpack_nonce__ ??= nonce;
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      <QueryProvider>
        <NowProvider serverNowMs={serverNowMs}>
          <ZoneProvider initial={zone}>
            <TooltipProvider delayDuration={300}>
              {children}
              <Toaster />
            </TooltipProvider>
          </ZoneProvider>
        </NowProvider>
      </QueryProvider>
    </ThemeProvider>
  );
}
