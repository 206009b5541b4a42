import type {
  AgentRequest,
  AgentTransport,
  CallFailure,
  CallResult,
} from '@/lib/domain/engine/agent-transport';
import type { CallControl } from '@/lib/domain/engine/call-control';
import type { SeededRandom } from './seeded-random';
import type { SimulatedProcess } from './simulated-process';
import type { VirtualTime } from './virtual-time';

export interface ArrivedCall {
  executionId: string;
  attempt: number;
  fireAt: number;
  scheduleId: string;
  workerId: string;
}

/** The agents of all schedules, as one process reaches them. Every arrival is reported; the answer is drawn. */
export function agentsOver(
  time: VirtualTime,
  process: SimulatedProcess,
  random: SeededRandom,
  workerId: string,
  onArrival: (call: ArrivedCall) => void,
): AgentTransport {
  return {
    send: (request, control) =>
      new Promise<CallResult>((resolve) => {
        time.after(random.between(0.1, 2), () => onArrival(readCall(request, workerId)));
        const { afterMs, result } = drawAnswer(random, request.timeoutMs);
        process.deliver(time.nowMs + afterMs, () => resolve(result));
        control?.onAbort(() => resolve(aborted(control)));
      }),
  };
}

const aborted = ({ reason }: CallControl): CallResult =>
  failure(reason === 'cancelled' ? 'cancelled' : 'worker_lost', 'given up');

function readCall(request: AgentRequest, workerId: string): ArrivedCall {
  const headers = new Map<string, string>();
  for (let index = 0; index < request.headers.length; index += 2)
    headers.set(request.headers[index]!.toLowerCase(), request.headers[index + 1]!);
  return {
    attempt: Number(headers.get('x-scheduler-attempt')),
    executionId: headers.get('idempotency-key') ?? '',
    fireAt: Date.parse(headers.get('x-scheduler-fire-time') ?? ''),
    scheduleId: headers.get('x-scheduler-schedule-id') ?? '',
    workerId,
  };
}

function drawAnswer(random: SeededRandom, timeoutMs: number): { afterMs: number; result: CallResult } {
  const afterMs = random.chance(0.2) ? random.between(100, timeoutMs - 100) : random.between(2, 60);
  if (random.chance(0.04)) return { afterMs: timeoutMs, result: failure('timeout', 'no answer in time') };
  if (random.chance(0.04)) return { afterMs, result: failure('network', 'reset') };
  return { afterMs, result: answer(random.chance(0.85) ? 200 : random.pick([404, 500, 503])) };
}

const failure = (errorClass: CallFailure['errorClass'], message: string): CallResult => ({
  errorClass,
  httpStatus: null,
  kind: 'failure',
  message,
});

const answer = (httpStatus: number): CallResult => ({
  body: '{}',
  bodyBytes: 2,
  cut: false,
  headers: {},
  httpStatus,
  kind: 'answer',
  truncated: false,
});
