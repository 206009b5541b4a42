/** What the process of the limits is asked to do. */
export interface LimitTask {
  /** `post`: call the agent. `hand`: also store each execution before its call and each outcome after it, batch by batch. */
  kind: 'post' | 'hand';
  /** `SET … NX PX` in Redis for each execution before it is stored. */
  locks: boolean;
  executions: number;
  /** Epoch ms that every call names as its fire time, and before which none is made. null: now. */
  fireAt: number | null;
  agentUrl: string;
  databaseUrl: string;
  redisUrl: string;
}
