import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Banners } from '@/components/shell/banners';
import { BottomBar } from '@/components/shell/bottom-bar';
import { Providers } from '@/components/shell/providers';
import { Rail } from '@/components/shell/rail';
import { ShellParts } from '@/components/shell/shell-parts';
import { Tools } from '@/components/shell/tools';
import { AttentionProvider } from '@/components/shell/use-attention';
import { parseZoneCookie, ZONE_COOKIE } from '@/components/time/zone-preference';
import { readAttention } from './_console/read-attention';

export const metadata: Metadata = { title: { default: 'Scheduler', template: '%s — Scheduler' } };

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfdfd' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1314' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [requestHeaders, requestCookies] = await Promise.all([headers(), cookies()]);
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded border bg-surface-raised px-3 py-1.5 font-medium shadow-raised focus-visible:translate-y-0"
        >
          Skip to content
        </a>
        <Providers
          nonce={requestHeaders.get('x-nonce') ?? undefined}
          serverNowMs={Date.now()}
          zone={parseZoneCookie(requestCookies.get(ZONE_COOKIE)?.value)}
        >
          <AttentionProvider painted={readAttention()}>
            <div className="grid grid-cols-[220px_minmax(0,1fr)] max-lg:grid-cols-[56px_minmax(0,1fr)] max-md:block">
              <Rail />
              <ShellParts banners={<Banners />} tools={<Tools />}>
                {children}
              </ShellParts>
            </div>
            <BottomBar />
          </AttentionProvider>
        </Providers>
      </body>
    </html>
  );
}
