/** One call as the agent saw it. */
export interface Arrival {
  scheduleId: string;
  /** Nominal fire time, epoch ms, from the request. */
  fireAt: number;
  /** Arrival minus fire time by the agent's own clock; below 0 = early. */
  latenessMs: number;
  /** Idempotency-Key. */
  key: string;
  attempt: number;
}

/** Arrivals as they cross between processes: ids once, then five numbers or texts a call. */
export interface PackedArrivals {
  scheduleIds: string[];
  rows: [schedule: number, fireAt: number, latenessMs: number, key: string, attempt: number][];
}

export class ArrivalRecorder {
  private readonly indexOf = new Map<string, number>();
  private readonly rows: PackedArrivals['rows'] = [];

  add(arrival: Arrival): void {
    let index = this.indexOf.get(arrival.scheduleId);
    if (index === undefined) {
      index = this.indexOf.size;
      this.indexOf.set(arrival.scheduleId, index);
    }
    this.rows.push([index, arrival.fireAt, arrival.latenessMs, arrival.key, arrival.attempt]);
  }

  get scheduleCount(): number {
    return this.indexOf.size;
  }

  pack(): PackedArrivals {
    return { rows: this.rows, scheduleIds: [...this.indexOf.keys()] };
  }
}

/** In the order in which they came. */
export function unpackArrivals({ rows, scheduleIds }: PackedArrivals): Arrival[] {
  return rows.map(([schedule, fireAt, latenessMs, key, attempt]) => ({
    attempt,
    fireAt,
    key,
    latenessMs,
    scheduleId: scheduleIds[schedule]!,
  }));
}
