/** A JSON object, also one that was stored as the text of one; anything else is an empty object. */
export function parsedObject(value: unknown): Record<string, unknown> {
  const parsed = typeof value === 'string' ? parsedText(value) : value;
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : {};
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: there is no object in it.
    return null;
  }
}
