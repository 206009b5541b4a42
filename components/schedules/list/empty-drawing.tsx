const WIDTH = 320;
const TICKS = Array.from({ length: 17 }, (_, index) => index * 20 + 0.5);
const DOTS = [40.5, 120.5, 200.5, 280.5];
/** Of each line: its height, and how many of its dots have been. */
const LINES = [
  { y: 22.5, past: 4 },
  { y: 48.5, past: 2 },
  { y: 74.5, past: 0 },
];

/** Three rulers with fire times, those of the past filled, and the line of now. */
export function EmptyDrawing() {
  return (
    <svg width={WIDTH} height="88" viewBox={`0 0 ${WIDTH} 88`} aria-hidden="true" className="max-w-full">
      {LINES.map(({ y, past }) => (
        <g key={y}>
          <path
            d={`M0 ${y}H${WIDTH}${TICKS.map((x) => `M${x} ${y - 3.5}V${y}`).join('')}`}
            className="stroke-border"
          />
          {DOTS.map((x, index) => (
            <circle
              key={x}
              cx={x}
              cy={y - 10.5}
              r="3.5"
              className={
                index < past ? 'fill-neutral-solid' : 'fill-surface stroke-border-strong stroke-[1.5]'
              }
            />
          ))}
        </g>
      ))}
      <path d="M160.5 30V58" className="stroke-accent stroke-[1.5]" />
      <path d="M157 30h7l-3.5 4z" className="fill-accent" />
    </svg>
  );
}
