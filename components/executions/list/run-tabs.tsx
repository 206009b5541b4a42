import { TabLinks } from '@/components/ui/tab-links';
import { ALL_RUNS, type RunPlace, runPlaceHref } from './run-place';

/** Lists that people look for often. */
const PRESETS: readonly { label: string; place: Partial<RunPlace> }[] = [
  { label: 'All', place: {} },
  { label: 'Not ended yet', place: { status: ['pending', 'retrying', 'running', 'waiting'] } },
  { label: 'Failed', place: { status: ['failed'] } },
  { label: 'Failed, last 24 h', place: { since: '24h', status: ['failed'] } },
  { label: 'By hand', place: { trigger: 'manual' } },
];
const SKIPS_HREF = '/executions/skips';

/** `place` is null on the list of skips. */
export function RunTabs({ place }: { place: RunPlace | null }) {
  const here =
    place && runPlaceHref('/executions', { ...place, cursor: null, status: place.status.toSorted() });
  const tabs = PRESETS.map(({ label, place: preset }) => {
    const href = runPlaceHref('/executions', { ...ALL_RUNS, ...preset });
    return { href, isCurrent: href === here, label };
  });
  return (
    <TabLinks
      label="Lists of executions"
      tabs={[...tabs, { href: SKIPS_HREF, isCurrent: place === null, label: 'Skips' }]}
    />
  );
}
