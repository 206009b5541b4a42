'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What a page becomes when its data can't be read. The server's log has the cause under the digest. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  useEffect(() => {
    document.title = 'Failed to load — Scheduler';
  }, []);
  return (
    <Page crumbs={[{ label: 'Failed to load' }]} tellsFailure>
      <div className="max-w-xl px-6 py-12 max-md:px-4" role="alert">
        <h1 className="text-24 font-semibold">This page couldn’t be read</h1>
        <p className="mt-1 mb-5 text-text-muted">
          The server failed while it put the page together. Usually its database can’t be reached; schedules
          go on by themselves meanwhile.
        </p>
        <div className="flex gap-2">
          <Button look="primary" onClick={retry}>
            Try again
          </Button>
          <CopyButton
            look="secondary"
            size="md"
            noun="the details"
            label="Copy details"
            text={() => [location.href, error.digest ?? error.message, new Date().toISOString()].join('\n')}
          />
        </div>
      </div>
    </Page>
  );
}
