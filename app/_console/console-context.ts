import type { ServiceContext } from '@/lib/services/context';
import { serviceContext } from '@/lib/services/runtime';

/** The context of whoever sits at the console. */
export const consoleContext = (): ServiceContext =>
  serviceContext({ actor: { kind: 'anonymous', surface: 'console' } });
