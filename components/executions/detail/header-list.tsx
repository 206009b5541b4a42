/** Names and values of HTTP headers, as text. */
export function HeaderList({ headers }: { headers: Readonly<Record<string, string>> }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return <p className="text-text-muted">No headers</p>;
  return (
    <dl className="mono grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] rounded border bg-surface-sunken px-3 py-2.5 leading-5">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="pr-4 break-words text-accent-text">{name}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
