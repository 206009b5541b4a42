import { expect, it } from 'vitest';
import { type Arrival, ArrivalRecorder, unpackArrivals } from './arrival';

it('hands over what was recorded, in its order', () => {
  const arrivals: Arrival[] = ['b', 'a', 'b'].map((scheduleId, index) => ({
    attempt: index + 1,
    fireAt: 1_000 * index,
    key: `key ${index}`,
    latenessMs: 0.5 * index,
    scheduleId,
  }));
  const recorder = new ArrivalRecorder();
  for (const arrival of arrivals) recorder.add(arrival);
  expect(recorder.scheduleCount).toBe(2);
  expect(unpackArrivals(structuredClone(recorder.pack()))).toEqual(arrivals);
});
