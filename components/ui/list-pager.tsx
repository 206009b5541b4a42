import { ArrowLeft, ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';

interface ListPagerProps {
  /** null on the first page. */
  firstHref: string | null;
  /** null on the last page. */
  nextHref: string | null;
  firstLabel?: string;
  nextLabel?: string;
}

export function ListPager({
  firstHref,
  nextHref,
  firstLabel = 'First page',
  nextLabel = 'Next page',
}: ListPagerProps) {
  if (firstHref === null && nextHref === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-3 max-md:px-4">
      {firstHref === null ? null : (
        <Button asChild size="sm">
          <Link href={firstHref}>
            <ArrowLeft aria-hidden />
            {firstLabel}
          </Link>
        </Button>
      )}
      {nextHref === null ? null : (
        <Button asChild size="sm">
          <Link href={nextHref}>
            {nextLabel}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}
