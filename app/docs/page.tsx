import type { Metadata } from 'next';
import { ApiReference } from '@/components/docs/api-reference';
import { Page } from '@/components/shell/page';

export const metadata: Metadata = { title: 'API' };

export default function DocsPage() {
  return (
    <Page crumbs={[{ label: 'API' }]}>
      <ApiReference />
    </Page>
  );
}
