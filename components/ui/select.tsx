import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { inputClasses } from './input';

interface SelectProps extends ComponentProps<'select'> {
  options: readonly { value: string; label: string }[];
}

/** One of a few known values, by the browser's own list: right on every device. For many, see Combobox. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <div className="relative">
      <select className={cn(inputClasses, 'appearance-none truncate pr-8', className)} {...rest}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-text-muted"
        aria-hidden
      />
    </div>
  );
}
