import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Page } from '@/components/shell/page';

export const metadata: Metadata = { title: 'Design' };

/** `/_design`, in development only: every primitive in every state. (A folder that begins with _ would be no route, hence its name.) */
export default async function DesignPage() {
  if (process.env.NODE_ENV !== 'development') notFound();
  const { Kit } = await import('@/components/design/kit');
  return (
    <Page crumbs={[{ label: 'Design' }, { label: 'Kit' }]}>
      <Kit />
    </Page>
  );
}
