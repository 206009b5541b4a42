import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const STILL_AFTER_MS = 10_000;

/** Runs `npm ci` when node_modules doesn't hold what package-lock.json asks for. Ends the process with one line when that fails. */
export async function installPackages() {
  if (isInstalled()) return;
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log('Installing packages (about half a minute) …');
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), STILL_AFTER_MS);
  const { code, output } = await npmCi();
  clearInterval(ticking);
  if (code !== 0) {
    console.error(`Packages could not be installed: ${reasonIn(output)}`);
    process.exit(1);
  }
  console.log(`  installed in ${seconds()} s`);
}

/** npm keeps a list of what it installed; both lists must agree on every version. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
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
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
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
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function reasonIn(output) {
  if (/ENOSPC/.test(output)) return 'the disk is full.';
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter(Boolean);
  return lines.find((line) => !/^(code|errno|syscall|path)\b/.test(line)) ?? 'npm did not say why.';
}
