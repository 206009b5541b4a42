import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ApiReference } from '@/components/docs/api-reference';
import { Page } from '@/components/shell/page';

export const metadata: Metadata = { title: 'API' };

export default async function DocsPage() {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <Page crumbs={[{ label: 'API' }]}>
      <ApiReference nonce={nonce} />
    </Page>
  );
}
