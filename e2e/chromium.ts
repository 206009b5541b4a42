import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PACKAGE = 'node_modules/@sparticuz/chromium';
const CACHE = path.resolve('node_modules/.cache');
/** Its libraries (NSS and the like) are unpacked too only where the package believes to be on Lambda. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
const UNPACK = `import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())`;

export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The browser of the tests: the one that E2E_BROWSER names, else the one in npm's package, which needs neither root nor anything
 * installed. It is unpacked once; of several that do so at a time each finds a whole one.
 */
export function testBrowser(): Browser {
  const named = process.env.E2E_BROWSER;
  if (named) return { executablePath: named, env: {} };
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const folder = path.join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: fontConfig(folder), LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') },
  };
}

/**
 * The package's own configuration looks for fonts where Lambda has them. Without any font the browser dies as soon as a page shows text
 * while its web font is still loading.
 */
function fontConfig(folder: string): string {
  const file = path.join(folder, 'fonts.conf');
  if (existsSync(file)) return file;
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(
    unfinished,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  renameSync(unfinished, file);
  return file;
}

function unpackInto(folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  execFileSync(process.execPath, ['--eval', UNPACK], {
    env: { ...process.env, ...WITH_LIBRARIES, TMPDIR: unfinished },
  });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another run was faster.
    rmSync(unfinished, { recursive: true });
  }
}
