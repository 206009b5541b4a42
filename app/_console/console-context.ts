import { type ServiceContext, serviceContext } from '@/lib/services/context';

/** The context of whoever sits at the console. */
export const consoleContext = (): ServiceContext =>
  serviceContext({ actor: { kind: 'anonymous', surface: 'console' } });
