import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';

export function CreateButton() {
  return (
    <Button asChild look="primary">
      <Link href="/schedules/new">
        <Plus aria-hidden />
        Create schedule
      </Link>
    </Button>
  );
}
