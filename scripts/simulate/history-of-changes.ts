/** Why nothing fires, as who caused it knows. */
export interface KnownSilence {
  reason: 'deleted' | 'paused';
  /** It fires again by itself from then on; null: it doesn't. */
  untilMs: number | null;
}

/** When which version of a schedule answered for fire times, as its editors saw it. Times are true time, epoch ms. */
export interface VersionSpan {
  version: number;
  cronExpression: string;
  /** Fire times t with afterMs < t <= untilMs belong to it. */
  afterMs: number;
  untilMs: number;
  /** Its fire times don't run. */
  silence: KnownSilence | null;
  /** Afterwards they were left to the misfire policy. */
  caughtUp: boolean;
}

/** One change as its author saw it. */
export interface ObservedChange {
  /** null: a deletion or its undoing, which make none. */
  newVersion: number | null;
  /** From then on. */
  silence: KnownSilence | null;
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
    this.spans = [
      { afterMs: createdAtMs, caughtUp: false, cronExpression, silence: null, untilMs, version: 1 },
    ];
  }

  get current(): VersionSpan {
    return this.spans.at(-1)!;
  }

  silenceAt(nowMs: number): KnownSilence | null {
    const { silence } = this.current;
    return silence?.untilMs != null && silence.untilMs <= nowMs ? null : silence;
  }

  /** What a schedule that is deleted comes back to. */
  silenceBeforeDeletion(nowMs: number): KnownSilence | null {
    const before = this.spans.findLast(({ silence }) => silence?.reason !== 'deleted')?.silence ?? null;
    return before?.untilMs != null && before.untilMs <= nowMs ? null : before;
  }

  turn(
    boundaryMs: number,
    next: Pick<VersionSpan, 'cronExpression' | 'silence'> & { hasNewVersion: boolean },
  ): void {
    const { current } = this;
    const { cronExpression, hasNewVersion, silence } = next;
    current.untilMs = boundaryMs;
    const untilMs = Number.POSITIVE_INFINITY;
    const version = current.version + Number(hasNewVersion);
    this.spans.push({ afterMs: boundaryMs, caughtUp: false, cronExpression, silence, untilMs, version });
  }

  /** What the silence kept from running since the rule was the same is nobody's loss any more. */
  catchUp(): void {
    const { cronExpression, silence } = this.current;
    for (const span of this.spans.toReversed()) {
      if (span.silence?.reason !== silence?.reason || span.cronExpression !== cronExpression) return;
      span.caughtUp = true;
    }
  }
}
