import type { ReactNode } from 'react';
import { orNotFound } from '../../_console/or-not-found';
import { readExecution } from '../../_console/read-execution';

interface ExecutionLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

/** Looks for the execution outside of the loading state: once that is sent, the answer can't be 404 any more. The page reads it no second time. */
export default async function ExecutionLayout({ children, params }: ExecutionLayoutProps) {
  await orNotFound(readExecution((await params).id));
  return children;
}
