import { ListChecks } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface SelectModeProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** On a phone a row is one link: this makes a tap choose it instead. */
export function SelectMode({ isOn, onChange }: SelectModeProps) {
  return (
    <Button
      look={isOn ? 'secondary' : 'ghost'}
      size="sm"
      aria-pressed={isOn}
      className="md:hidden"
      onClick={() => onChange(!isOn)}
    >
      <ListChecks aria-hidden />
      {isOn ? 'Done' : 'Select'}
    </Button>
  );
}
