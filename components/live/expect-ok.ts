import type { ActionResult } from '@/app/_console/action-result';

/** For mutations, which know errors only as exceptions. @throws Error with the action's one sentence */
export function expectOk<Data>(result: ActionResult<Data>): Data {
  if (!result.ok) throw new Error(result.message);
  return result.data;
}
