const WIDTH = 320;
const LINES = [22.5, 48.5, 74.5];
const BEATS = [40.5, 120.5];
const MISSED = [200.5, 280.5];

/** Three lines of beats that stop at the line of now. */
export function NoWorkersDrawing() {
  return (
    <svg width={WIDTH} height="88" viewBox={`0 0 ${WIDTH} 88`} aria-hidden="true" className="max-w-full">
      {LINES.map((y) => (
        <g key={y}>
          <path d={`M0 ${y}H${WIDTH}`} className="stroke-border" />
          {BEATS.map((x) => (
            <path key={x} d={`M${x} ${y}v-10`} className="stroke-neutral-solid stroke-2" />
          ))}
          {MISSED.map((x) => (
            <path key={x} d={`M${x} ${y}v-10`} strokeDasharray="2 2" className="stroke-border-strong" />
          ))}
        </g>
      ))}
      <path d="M160.5 4V84" className="stroke-accent stroke-[1.5]" />
      <path d="M157 4h7l-3.5 4z" className="fill-accent" />
    </svg>
  );
}
