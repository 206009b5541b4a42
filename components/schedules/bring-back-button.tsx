'use client';

import { useMutation } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { useRestore } from './use-restore';

interface BringBackButtonProps {
  schedule: Pick<Schedule, 'id' | 'name'>;
  look?: 'primary' | 'secondary';
  size?: 'md' | 'sm';
}

/** On a page of a deleted schedule, which becomes that of the schedule again. */
export function BringBackButton({ schedule, look, size }: BringBackButtonProps) {
  const router = useRouter();
  const restore = useRestore(schedule);
  const { mutate, isPending } = useMutation({ mutationFn: restore, onSuccess: () => router.refresh() });
  return (
    <Button look={look} size={size} busy={isPending} onClick={() => mutate()}>
      {isPending ? null : <RotateCcw aria-hidden />}
      Bring it back
    </Button>
  );
}
