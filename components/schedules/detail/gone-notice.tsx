import Link from 'next/link';
import { Banner } from '@/components/ui/banner';

/** Somebody deleted it while this page was open; what was read stays to be looked at. */
export function GoneNotice() {
  return (
    <div role="status">
      <Banner
        full
        tone="neutral"
        className="border-t-0"
        title="This schedule is deleted."
        action={
          <Link href="/schedules" className="whitespace-nowrap text-accent-text hover:underline">
            Go to schedules
          </Link>
        }
      >
        What was read before stays here until you leave
      </Banner>
    </div>
  );
}
