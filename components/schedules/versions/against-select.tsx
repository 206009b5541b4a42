import { Select } from '@/components/ui/select';

/** More would be no choice any more; the page takes any number in its address. */
const LISTED = 200;

interface AgainstSelectProps {
  chosen: number;
  /** null: nothing is compared yet. */
  against: number | null;
  current: number;
  onChange: (against: number) => void;
}

/** Which version the chosen one is compared with. */
export function AgainstSelect({ chosen, against, current, onChange }: AgainstSelectProps) {
  const numbers = Array.from({ length: Math.min(current, LISTED) }, (_, index) => current - index);
  if (against !== null && !numbers.includes(against)) numbers.push(against);
  const options = numbers
    .filter((number) => number !== chosen)
    .map((number) => ({ label: `from v${number}${noteOn(number, chosen, current)}`, value: String(number) }));
  if (against === null) options.unshift({ label: 'from …', value: '' });
  return (
    <div className="min-w-48">
      <Select
        aria-label="Compare with"
        options={options}
        value={String(against ?? '')}
        onChange={(event) => event.target.value !== '' && onChange(Number(event.target.value))}
      />
    </div>
  );
}

function noteOn(number: number, chosen: number, current: number): string {
  if (number === current) return ', as it is now';
  return number === chosen - 1 ? ', the one before' : '';
}
