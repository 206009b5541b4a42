interface RowCheckboxProps {
  label: string;
  checked: boolean;
  isMixed?: boolean;
  /** Gets the click, which knows of Shift. */
  onToggle: (event: unknown) => void;
}

/** 24 × 24 to hit, 16 × 16 to see; while rows are being chosen on a phone, the whole row is to hit. */
export function RowCheckbox({ label, checked, isMixed = false, onToggle }: RowCheckboxProps) {
  return (
    <label className="relative z-[1] grid size-6 place-items-center group-data-selecting/table:max-md:static group-data-selecting/table:max-md:after:absolute group-data-selecting/table:max-md:after:inset-0 group-data-selecting/table:max-md:after:z-[2]">
      <input
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        type="checkbox"
        aria-label={label}
        checked={checked}
        className="size-4 accent-accent"
        onChange={onToggle}
      />
    </label>
  );
}
