'use server';

import { runAction } from '@/app/_console/run-action';
import { listFailing } from '@/lib/services/schedules/list-failing';

/** Which schedules fail now, for the overview that lives. */
export async function readFailing() {
  return runAction((context) => listFailing(context));
}
