import { readFileSync } from 'node:fs';

/** Ends the process with one line when this Node is older than package.json allows. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const needed = engines.node.replace(/^\D+/, '');
  if (isAtLeast(process.versions.node, needed)) return;
  console.error(`Node ${needed} or newer is needed; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** Compares dotted version numbers. */
export function isAtLeast(version, needed) {
  const have = version.split('.').map(Number);
  const want = needed.split('.').map(Number);
  for (let i = 0; i < want.length; i++) {
    if (have[i] !== want[i]) return have[i] > want[i];
  }
  return true;
}
