import { SimulatedProcess } from '@/scripts/simulate/simulated-process';
import { VirtualTime } from '@/scripts/simulate/virtual-time';
import { clockConformance } from './clock-conformance.fixture';
import { ManualClock } from './manual-clock.fixture';
import { systemClock } from './system-clock';

clockConformance('this process', () => ({
  clock: systemClock,
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}));

clockConformance('a simulated process', () => {
  const time = new VirtualTime(1_000_000);
  const process = new SimulatedProcess(time, -600_000, time.nowMs);
  return {
    clock: process.clock,
    pass: async (ms) => {
      await time.run(time.nowMs + ms, () => false);
    },
  };
});

clockConformance('moved by hand', () => {
  const clock = new ManualClock();
  return { clock, pass: (ms) => clock.advance(ms) };
});
