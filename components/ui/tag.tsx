/** Tags in one line; what doesn't fit is cut, and named whole in the title. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="flex min-w-0 gap-1 overflow-hidden" title={tags.join(', ')}>
      {tags.map((tag) => (
        <li
          key={tag}
          className="inline-flex h-5 max-w-32 items-center rounded-chip border px-1.5 text-12 whitespace-nowrap text-text-muted"
        >
          <span className="truncate">{tag}</span>
        </li>
      ))}
    </ul>
  );
}
