import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { RowMenu } from './row-menu';

interface LastCellProps {
  schedule: Schedule;
  onRestore: () => void;
}

/** What can be done to one schedule. */
export function LastCell({ schedule, onRestore }: LastCellProps) {
  if (schedule.deletedAt === undefined) return <RowMenu schedule={schedule} />;
  return (
    <Button
      look="ghost"
      size="iconSm"
      aria-label={`Bring ${schedule.name} back`}
      title="Bring back"
      onClick={onRestore}
    >
      <RotateCcw aria-hidden />
    </Button>
  );
}
