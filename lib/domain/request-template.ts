/** Values that a payload and headers can name as `{{fireTime}}`; instants are ISO 8601 in UTC. */
export interface TemplateValues {
  attempt: string;
  executionId: string;
  fireTime: string;
  scheduledAt: string;
  scheduleId: string;
  scheduleName: string;
}
export type TemplateName = keyof TemplateValues;

const NAMES: Readonly<Record<TemplateName, true>> = {
  attempt: true,
  executionId: true,
  fireTime: true,
  scheduledAt: true,
  scheduleId: true,
  scheduleName: true,
};
/** Every name that is filled in, in alphabetical order. */
export const TEMPLATE_NAMES = Object.keys(NAMES) as TemplateName[];

/** Text between the values: always one more literal than names. */
export interface Template {
  literals: string[];
  names: TemplateName[];
}

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_.]*)\s*\}\}/g;

/** A text grew past the bound when its values were filled in. */
class TemplateTooLargeError extends Error {
  override readonly name = 'TemplateTooLargeError';
}

/**
 * Cuts a text at its known placeholders, once, so that filling it in is a concatenation. Unknown names stay in the text
 * as they are: an agent may have templates of its own.
 *
 * @returns null when there is nothing to fill in
 */
export function compileTemplate(text: string): Template | null {
  if (!text.includes('{{')) return null;
  const literals: string[] = [];
  const names: TemplateName[] = [];
  let start = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const name = match[1]!;
    if (!isTemplateName(name)) continue;
    literals.push(text.slice(start, match.index));
    names.push(name);
    start = match.index + match[0].length;
  }
  if (names.length === 0) return null;
  literals.push(text.slice(start));
  return { literals, names };
}

/**
 * Fills a template in. A value is put in as it is and never looked at again, so it can't bring in a placeholder.
 *
 * @param maxLength bound on the result, in UTF-16 units
 * @throws TemplateTooLargeError before anything larger is built
 */
export function fillTemplate(template: Template, values: TemplateValues, maxLength: number): string {
  let length = 0;
  for (const literal of template.literals) length += literal.length;
  for (const name of template.names) length += values[name].length;
  if (length > maxLength) {
    throw new TemplateTooLargeError(
      `Filling in the templates makes ${length} characters; at most ${maxLength} are sent`,
    );
  }
  let text = template.literals[0]!;
  for (let index = 0; index < template.names.length; index++) {
    text += values[template.names[index]!] + template.literals[index + 1]!;
  }
  return text;
}

/** The values as they stand inside a JSON string, for templates cut from JSON text. */
export function escapeForJson(values: TemplateValues): TemplateValues {
  const escaped = { ...values };
  for (const name of TEMPLATE_NAMES) escaped[name] = JSON.stringify(values[name]).slice(1, -1);
  return escaped;
}

/** Placeholders that will not be filled in, each once, for a warning while a schedule is written. */
export function findUnknownTemplateNames(text: string): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  return [...new Set(names.filter((name) => !isTemplateName(name)))];
}

function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(NAMES, name);
}
