interface RowCheckboxProps {
  label: string;
  checked: boolean;
  isMixed?: boolean;
  onToggle: (isRange: boolean) => void;
}

/** 24 × 24 to hit, 16 × 16 to see. */
export function RowCheckbox({ label, checked, isMixed = false, onToggle }: RowCheckboxProps) {
  return (
    <label className="relative z-[1] grid size-6 place-items-center">
      <input
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        type="checkbox"
        aria-label={label}
        checked={checked}
        className="size-4 accent-accent"
        onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}
