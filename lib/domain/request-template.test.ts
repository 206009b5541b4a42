import { describe, expect, it } from 'vitest';
import {
  compileTemplate,
  escapeForJson,
  fillTemplate,
  findUnknownTemplateNames,
  TEMPLATE_NAMES,
  type TemplateValues,
} from './request-template';

const values: TemplateValues = {
  attempt: '2',
  executionId: 'e-1',
  fireTime: '2026-01-01T00:00:00.000Z',
  scheduledAt: '2026-01-01T00:00:01.000Z',
  scheduleId: 's-1',
  scheduleName: 'Say "hi"\n',
};
const fill = (text: string, maxLength = 1_000) => {
  const template = compileTemplate(text);
  return template === null ? text : fillTemplate(template, values, maxLength);
};

describe('request template', () => {
  it('fills in every known name, with or without spaces', () => {
    expect(fill(TEMPLATE_NAMES.map((name) => `{{${name}}}`).join('|'))).toBe(
      TEMPLATE_NAMES.map((name) => values[name]).join('|'),
    );
    expect(fill('at {{ fireTime }}, try {{attempt}}')).toBe('at 2026-01-01T00:00:00.000Z, try 2');
  });

  it.each([
    '{{customer}}',
    '{{fireTime.length}}',
    '{{constructor}}',
    '{{__proto__}}',
    '{{FireTime}}',
    '{{}}',
    '{{ fireTime',
  ])('leaves %s as it is', (text) => {
    expect(compileTemplate(text)).toBeNull();
    expect(fill(`{{attempt}} ${text}`)).toBe(`2 ${text}`);
  });

  it('never looks at a value again', () => {
    const template = compileTemplate('{{scheduleName}}')!;
    expect(fillTemplate(template, { ...values, scheduleName: '{{executionId}}' }, 100)).toBe(
      '{{executionId}}',
    );
  });

  it('stays JSON when the template was cut from JSON', () => {
    const template = compileTemplate(JSON.stringify({ title: '{{scheduleName}}', back: '\\{{attempt}}' }))!;
    expect(JSON.parse(fillTemplate(template, escapeForJson(values), 1_000))).toEqual({
      title: 'Say "hi"\n',
      back: '\\2',
    });
  });

  it('builds nothing that is larger than its bound', () => {
    const template = compileTemplate('{{scheduleName}}'.repeat(60_000))!;
    const large = { ...values, scheduleName: 'x'.repeat(900) };
    expect(() => fillTemplate(template, large, 1_000_000)).toThrow('makes 54000000 characters');
    expect(fill('{{attempt}}', 1)).toBe('2');
  });

  it('names the placeholders that will stay', () => {
    expect(findUnknownTemplateNames('{{a}} {{fireTime}} {{ b.c }} {{a}}')).toEqual(['a', 'b.c']);
  });
});
