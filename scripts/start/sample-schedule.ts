import type { Config } from '@/lib/config/config';
import { createEgressPolicy } from '@/lib/domain/egress-policy';

const SAMPLE = {
  name: 'Sample: say hello',
  description:
    'Calls the sample agent that came with this installation. Edit it, pause it, or delete it for good.',
  tags: ['sample'],
  cronExpression: '*/10 * * * * *',
  agentId: 'sample-agent',
  httpMethod: 'POST',
  payload: { message: 'Hello from your scheduler' },
};

/** Whether the sample agent may be called: it is on this machine, which production refuses unless it is listed. */
export const maySampleRun = ({ egressAllow, mode }: Pick<Config, 'egressAllow' | 'mode'>): boolean =>
  createEgressPolicy({ allow: egressAllow, mode }).allows('127.0.0.1');

/** Makes the sample schedule through the API. A repeated request makes no second one. */
export async function createSampleSchedule(baseUrl: string, agentUrl: string): Promise<void> {
  const body = JSON.stringify({ ...SAMPLE, agentUrl });
  const answer = await fetch(`${baseUrl}/api/schedules`, {
    body,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'sample-schedule' },
    method: 'POST',
  });
  if (answer.ok) return;
  throw new Error(`The sample schedule was refused (${answer.status}): ${await answer.text()}`);
}
