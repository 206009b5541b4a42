import { checkAgentUrl } from '@/lib/domain/agent-url';
import { boundedText } from './text';

const AGENT_URL_LIMIT = 2_048;

/** Only the server knows which addresses are allowed: the service asks again with its policy. */
const ANY_ADDRESS = { allows: () => true };

/** The shape of an agent's URL. Names aren't resolved: they are judged when the call connects. */
export const agentUrlSchema = boundedText('Agent URL', { max: AGENT_URL_LIMIT }).superRefine(
  (url, context) => {
    const problem = url === '' ? null : checkAgentUrl(url, ANY_ADDRESS);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  },
);
