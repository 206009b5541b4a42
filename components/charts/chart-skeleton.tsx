const LINES = ['top', 'upper', 'lower'];

/** The grid of a chart before it is drawn; as high as it will be. */
export function ChartSkeleton() {
  return (
    <div aria-hidden className="flex h-full flex-col justify-between pt-4.5 pr-[34px] pb-6 pl-[52px]">
      {LINES.map((line) => (
        <span key={line} className="h-px bg-grid" />
      ))}
      <span className="h-px bg-border-strong" />
    </div>
  );
}
