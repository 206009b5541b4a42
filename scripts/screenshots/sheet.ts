import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import type { State } from './pages';

/** One look at a page. */
export interface Shot {
  state: State;
  theme: 'dark' | 'light';
  width: number;
  png: Buffer;
}

/** Shots of a desktop are shown at half their size, to compare them at a glance. */
const SCALE = 0.5;
const SHEET_WIDTH = 1_940;

/** Composes a page's shots in one picture, a row for each state. @returns its file */
export async function writeSheet(
  browser: Browser,
  { name, out, shots }: { name: string; out: string; shots: readonly Shot[] },
): Promise<string> {
  const parts = path.resolve(out, `.${name}`);
  mkdirSync(parts, { recursive: true });
  const figures = shots.map((shot, at) => {
    writeFileSync(path.join(parts, `${at}.png`), shot.png);
    return figure(shot, `${at}.png`);
  });
  writeFileSync(path.join(parts, 'sheet.html'), document(name, figures));
  const page = await browser.newPage({ viewport: { height: 800, width: SHEET_WIDTH } });
  await page.goto(pathToFileURL(path.join(parts, 'sheet.html')).href, { waitUntil: 'load' });
  const file = path.resolve(out, `${name}.png`);
  await page.screenshot({ fullPage: true, path: file });
  await page.close();
  rmSync(parts, { recursive: true });
  return path.relative('.', file);
}

const figure = ({ state, theme, width }: Shot, file: string): string =>
  `<figure><figcaption>${state}, ${theme}, ${width} px</figcaption><img src="${file}" style="width:${width * SCALE}px" alt=""></figure>`;

const document = (name: string, figures: readonly string[]): string => `<!doctype html>
<meta charset="utf-8">
<style>
  body { background: #888; color: #fff; font: 14px sans-serif; margin: 16px; }
  h1 { font-size: 18px; margin: 0 0 12px; }
  main { align-items: start; display: grid; gap: 16px; grid-template-columns: repeat(2, max-content) repeat(2, max-content); }
  figure { margin: 0; }
  figcaption { margin-bottom: 4px; }
  img { display: block; }
</style>
<h1>${name}</h1>
<main>${figures.join('')}</main>`;
