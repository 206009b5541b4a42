import Link from 'next/link';
import { Button } from '@/components/ui/button';

interface SaveBarProps {
  label: string;
  busy: boolean;
  cancelHref: string;
}

/** Stays in sight at the end of the form. */
export function SaveBar({ label, busy, cancelHref }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 z-[4] flex items-center justify-end gap-2 border-t bg-surface px-6 py-2.5 max-md:bottom-14 max-md:px-4 max-md:py-2 max-md:[&>*]:flex-1">
      <Button asChild>
        <Link href={cancelHref}>Cancel</Link>
      </Button>
      <Button type="submit" look="primary" busy={busy}>
        {label}
      </Button>
    </div>
  );
}
