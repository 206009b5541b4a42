'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/live/query-provider';
import { NowProvider } from '@/components/time/now';
import { ZoneProvider } from '@/components/time/zone-context';
import type { ZonePreference } from '@/components/time/zone-preference';
import { FirstSign } from '@/components/ui/first-sign';
import { rememberStyleNonce } from '@/components/ui/style-nonce';
import { Toaster } from '@/components/ui/toaster';
import { Overlays } from './overlays';

interface ProvidersProps {
  /** Of this answer's Content-Security-Policy. */
  nonce: string | undefined;
  serverNowMs: number;
  zone: ZonePreference;
  children: ReactNode;
}

export function Providers({ nonce, serverNowMs, zone, children }: ProvidersProps) {
  rememberStyleNonce(nonce);
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
            {children}
            <Overlays />
            <Toaster />
            <FirstSign />
          </ZoneProvider>
        </NowProvider>
      </QueryProvider>
    </ThemeProvider>
  );
}
