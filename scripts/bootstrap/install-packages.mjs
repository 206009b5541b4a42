import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const STILL_AFTER_MS = 10_000;
/** npm's list of what it installed. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Runs `npm ci` when node_modules doesn't hold what package-lock.json asks for. Ends the process with one line when that fails. */
export async function installPackages() {
  if (isInstalled()) return;
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log('Installing packages (about half a minute) …');
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), STILL_AFTER_MS);
  const { code, output } = await npmCi();
  clearInterval(ticking);
  // On a full disk npm warns, leaves half of the files out, and ends with 0.
  if (code !== 0 || output.includes('ENOSPC') || !isInstalled()) {
    rmSync(INSTALLED, { force: true });
    console.error(`Packages could not be installed: ${reasonIn(output)}`);
    process.exit(1);
  }
  console.log(`  installed in ${seconds()} s`);
}

/** Both lists must agree on every version. */
function isInstalled() {
  const installed = readLock(INSTALLED);
  if (!installed) return false;
  return Object.entries(readLock('package-lock.json')).every(([name, wanted]) => {
    if (name === '' || wanted.optional || wanted.devOptional) return true;
    return installed[name]?.version === wanted.version && existsSync(name);
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // Missing or cut short: not installed.
    return undefined;
  }
}

function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'];
  const npm = process.env.npm_execpath;
  // The npm that started this script, or the one on the PATH when it was another package manager.
  const [command, ...first] = npm && path.basename(npm).startsWith('npm') ? [process.execPath, npm] : ['npm'];
  const child = spawn(command, [...first, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: `npm error ${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function reasonIn(output) {
  if (/ENOSPC/.test(output)) return 'the disk is full.';
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  return lines.find((line) => line && !/^(code|errno|syscall|path)\b/.test(line)) ?? 'npm did not say why.';
}
