import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Page crumbs={[{ label: 'Not found' }]}>
      <div className="max-w-xl px-6 py-12 max-md:px-4">
        <h1 className="text-24 font-semibold">There is nothing at this address</h1>
        <p className="mt-1 mb-5 text-text-muted">
          It may have been deleted, or the address was cut when it was copied.
        </p>
        <Button asChild>
          <Link href="/schedules">Go to schedules</Link>
        </Button>
      </div>
    </Page>
  );
}
