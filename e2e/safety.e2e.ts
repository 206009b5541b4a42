import { expect, test } from './console-test';

test('every page has a policy with a nonce of its own, and no inline script without it', async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of ['/schedules', '/schedules', '/schedules/new', '/nowhere']) {
    const response = await request.get(path);
    const policy = response.headers()['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toBeTruthy();
    nonces.add(nonce!);
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(nonces.size).toBe(4);
});

test('an action is refused unless it comes from the console itself', async ({
  page,
  baseURL,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule();
  await page.goto(`/schedules/${id}`);
  const asked = page.waitForRequest((candidate) => candidate.headers()['next-action'] !== undefined);
  await page.getByRole('switch').click();
  const action = await asked;
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();

  const repeat = (headers: Record<string, string>) =>
    request.post(action.url(), {
      data: action.postData() ?? '',
      headers: {
        'content-type': action.headers()['content-type'] ?? '',
        'next-action': action.headers()['next-action'] ?? '',
        ...headers,
      },
    });
  const version = async () => (await (await request.get(`/api/schedules/${id}`)).json()).version;
  await request.patch(`/api/schedules/${id}`, { data: { enabled: true } });
  const before = await version();
  for (const headers of [
    {},
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: baseURL!, 'sec-fetch-site': 'cross-site' },
  ]) {
    await repeat(headers as Record<string, string>);
    expect(await version()).toBe(before);
  }
  await repeat({ origin: baseURL! });
  expect(await version()).toBe(before + 1);
});
