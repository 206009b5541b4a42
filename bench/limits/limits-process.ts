// The limits, measured in a process of their own as a worker is: told what to do over IPC, it answers with how long it took.
import { HandBatched } from './hand-batched';
import type { LimitTask } from './limit-task';
import { PostAlone } from './post-alone';

async function run(task: LimitTask): Promise<number> {
  const work = task.kind === 'post' ? new PostAlone(task) : await HandBatched.open(task);
  const startedMs = performance.now();
  await work.run();
  const tookMs = performance.now() - startedMs;
  await work.close();
  return tookMs;
}

process.on('message', (task: LimitTask) => {
  run(task).then(
    (tookMs) => process.send?.(tookMs),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
