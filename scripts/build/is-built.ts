import { existsSync, readFileSync } from 'node:fs';
import { sourceFingerprint } from './fingerprint';

/** Written when a build has ended well. */
export const FINGERPRINT_FILE = 'dist/fingerprint';

/** Whether the build in .next and dist is one of the sources as they are now. */
export function isBuilt(): boolean {
  if (!existsSync('.next/BUILD_ID') || !existsSync(FINGERPRINT_FILE)) return false;
  return readFileSync(FINGERPRINT_FILE, 'utf8') === sourceFingerprint();
}
