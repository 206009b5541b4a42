'use client';

import { Banner } from '@/components/ui/banner';
import type { Health } from '@/lib/contracts/health';
import { useHealth } from './use-health';

/** What keeps the service from its work, on every page: nothing while all is well. */
export function HealthBanner() {
  const health = useHealth();
  const problems = health ? problemsOf(health) : [];
  return (
    <div role="status">
      {problems.map(({ title, text }) => (
        <Banner key={title} full tone="warning" className="border-t-0" title={title}>
          {text}
        </Banner>
      ))}
    </div>
  );
}

function problemsOf(health: Health): { title: string; text: string }[] {
  if (health.database === 'unreachable') {
    return [
      { title: 'The database can’t be reached.', text: 'Nothing can be read or saved until it is back' },
    ];
  }
  return health.warnings.map(({ message }) => {
    const [title, text] = message.split('; ');
    return { title: `${title}.`, text: text ? text.charAt(0).toUpperCase() + text.slice(1) : '' };
  });
}
