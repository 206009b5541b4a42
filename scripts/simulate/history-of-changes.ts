/** When which version of a schedule answered for fire times, as its editors saw it. Times are true time, epoch ms. */
export interface VersionSpan {
  version: number;
  cronExpression: string;
  /** Fire times t with afterMs < t <= untilMs belong to it. */
  afterMs: number;
  untilMs: number;
  firing: boolean;
}

/** One change as its author saw it. */
export interface ObservedChange {
  kind: 'edit' | 'pause' | 'resume';
  newVersion: number;
  requestedAtMs: number;
  /** null while it isn't answered. */
  answeredAtMs: number | null;
}

/** What people did to one schedule: what the oracle knows besides the tables. */
export class ScheduleHistory {
  readonly spans: VersionSpan[];
  readonly changes: ObservedChange[] = [];

  constructor(
    readonly scheduleId: string,
    cronExpression: string,
    createdAtMs: number,
  ) {
    const untilMs = Number.POSITIVE_INFINITY;
    this.spans = [{ afterMs: createdAtMs, cronExpression, firing: true, untilMs, version: 1 }];
  }

  get current(): VersionSpan {
    return this.spans.at(-1)!;
  }

  turn(boundaryMs: number, next: Pick<VersionSpan, 'cronExpression' | 'firing'>): void {
    const { current } = this;
    current.untilMs = boundaryMs;
    const untilMs = Number.POSITIVE_INFINITY;
    this.spans.push({ ...next, afterMs: boundaryMs, untilMs, version: current.version + 1 });
  }
}
