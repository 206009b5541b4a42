import type { Page } from '@playwright/test';

/** Errors of scripts, of the console and of the Content-Security-Policy. */
export function collectComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}
