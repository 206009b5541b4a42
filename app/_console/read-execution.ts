import { cache } from 'react';
import type { ExecutionDetail } from '@/lib/contracts/execution';
import { getExecution } from '@/lib/services/executions/get';
import { consoleContext } from './console-context';

/** Once for a request: a page, its layout and its title read the same. */
export const readExecution = cache(
  (id: string): Promise<ExecutionDetail> => getExecution(consoleContext(), id),
);
