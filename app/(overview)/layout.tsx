import type { ReactNode } from 'react';
import { requireDatabase } from '../_console/require-database';

/** Outside of the loading state, so that the status can still say that the page fails. */
export default async function OverviewLayout({ children }: { children: ReactNode }) {
  await requireDatabase();
  return children;
}
