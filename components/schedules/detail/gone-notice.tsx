import { Banner } from '@/components/ui/banner';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { BringBackButton } from '../bring-back-button';

/** Somebody deleted it while this page was open; what was read stays to be looked at. */
export function GoneNotice({ schedule }: { schedule: Pick<Schedule, 'id' | 'name'> }) {
  return (
    <div role="status">
      <Banner
        full
        tone="neutral"
        className="border-t-0"
        title="This schedule is deleted."
        action={<BringBackButton schedule={schedule} size="sm" />}
      >
        It can be brought back for 24 h; what was read before stays here until you leave
      </Banner>
    </div>
  );
}
