import { runtime } from './runtime';

/** The server stops: streams end, which would keep it alive for as long as somebody listens. */
export function stopServing(): void {
  runtime().eventHubs.close();
}
