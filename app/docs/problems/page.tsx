import type { Metadata } from 'next';
import { Page } from '@/components/shell/page';
import { PageHead } from '@/components/shell/page-head';
import { PROBLEM_CODES, PROBLEM_TYPES, problemTypeUri } from '@/lib/contracts/problem-types';

export const metadata: Metadata = { title: 'Problems' };

/** Where the `type` of a problem leads. */
export default function ProblemsPage() {
  return (
    <Page crumbs={[{ href: '/docs', label: 'API' }, { label: 'Problems' }]}>
      <PageHead
        title="Problems"
        sub="What the API answers when it can’t do what was asked (RFC 9457), by the type that the answer names"
      />
      <div className="grid max-w-3xl gap-4 px-6 pb-12 max-md:px-4">
        {PROBLEM_CODES.map((code) => {
          const { meaning, remedy, status, title } = PROBLEM_TYPES[code];
          return (
            <section
              key={code}
              id={code}
              aria-labelledby={`${code}-title`}
              className="rounded border p-4 target:border-accent"
            >
              <h2 id={`${code}-title`} className="text-14 font-semibold">
                {title}
              </h2>
              <p className="mono mt-0.5 break-all text-text-muted">
                {status} {problemTypeUri(code)}
              </p>
              <p className="mt-3">{meaning}</p>
              <p className="mt-1 text-text-muted">{remedy}</p>
            </section>
          );
        })}
      </div>
    </Page>
  );
}
