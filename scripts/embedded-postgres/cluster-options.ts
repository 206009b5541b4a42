import type { RunAs } from './run-as';

export interface ClusterOptions {
  dataDirectory: string;
  /** Folder with bin, lib and share that the user can enter. */
  native: string;
  /** Is given the server's log as it comes. */
  onLog?: (chunk: Buffer) => void;
  password: string;
  port: number;
  runAs?: RunAs | undefined;
  /** Further `name=value` settings. */
  settings?: readonly string[];
  /** Superuser of the cluster. */
  user: string;
}
