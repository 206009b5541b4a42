/** A file that was read, and what its paths are to a person. */
export interface ImportFile {
  value: unknown;
  /** Line of a path such as `schedules.3.name`, from 1; undefined when it isn't known. */
  lineOf(path: string): number | undefined;
}
