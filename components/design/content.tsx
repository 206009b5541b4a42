'use client';

import { Keys } from '@/components/shortcuts/keys';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Skeleton } from '@/components/ui/skeleton';
import { StatusIcon } from '@/components/ui/status';
import { Switch } from '@/components/ui/switch';
import { Cell, HeadCell, Row, Table, TableHead, TwoLines } from '@/components/ui/table';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { TagList } from '@/components/ui/tag';
import { Section, State } from './section';

const ROWS = [
  { className: '', state: 'rest' },
  { className: 'bg-surface-hover', state: 'hover' },
  { className: 'bg-surface-selected', state: 'selected' },
  {
    className: 'shadow-[inset_3px_0_var(--focus)] outline-1 -outline-offset-1 outline-focus',
    state: 'focus',
  },
];

/** What holds the data of a page. */
export function Content() {
  return (
    <>
      <Section title="Table rows" rule="Head 32, rows 44. Skeletons are flat, after 200 ms.">
        <Table aria-label="States of a row">
          <TableHead>
            <tr>
              <HeadCell className="top-0">Name</HeadCell>
              <HeadCell className="top-0">Next run</HeadCell>
              <HeadCell className="top-0">Tags</HeadCell>
              <HeadCell className="top-0">On</HeadCell>
              <HeadCell className="top-0">State</HeadCell>
            </tr>
          </TableHead>
          <tbody>
            {ROWS.map(({ className, state }) => (
              <Row key={state} className={className}>
                <Cell className="max-md:block">
                  <span className="flex items-center gap-2">
                    <StatusIcon status="succeeded" />
                    <TwoLines>
                      <span className="font-[550]">nightly-embeddings</span>
                      <span className="text-12 text-text-faint">embeddings-indexer</span>
                    </TwoLines>
                  </span>
                </Cell>
                <Cell>in 1 d 17 h</Cell>
                <Cell>
                  <TagList tags={['search', 'ml']} />
                </Cell>
                <Cell>
                  <Switch quiet defaultChecked aria-label={`On, ${state}`} />
                </Cell>
                <Cell className="text-text-muted max-md:block">{state}</Cell>
              </Row>
            ))}
            <Row>
              <Cell className="max-md:block">
                <Skeleton className="w-40" />
              </Cell>
              <Cell>
                <Skeleton className="w-20" />
              </Cell>
              <Cell>
                <Skeleton className="w-24" />
              </Cell>
              <Cell>
                <Skeleton className="w-7" />
              </Cell>
              <Cell className="text-text-muted max-md:block">loading</Cell>
            </Row>
            <tr>
              <td colSpan={5} className="border-b py-6 text-center text-text-muted">
                Nothing matches “invoice”. <Button size="sm">Clear filters</Button>
              </td>
            </tr>
          </tbody>
        </Table>
      </Section>
      <Section title="Banners" rule="Something is wrong here, with the next step.">
        <Banner tone="warning" title="Offline since 09:01." action={<Button size="sm">Try now</Button>}>
          Shown as of then; catches up by itself
        </Banner>
        <Banner tone="danger" title="Executions couldn’t be read." action={<Button size="sm">Retry</Button>}>
          PostgreSQL gave no answer within 5 s
        </Banner>
        <Banner tone="neutral" title="Paused itself after 5 failures in a row.">
          crm-agent answered 503
        </Banner>
        <Banner tone="info" title="Redis is not configured.">
          PostgreSQL alone coordinates; nothing is lost
        </Banner>
      </Section>
      <Section title="Tabs, code, keys">
        <Tabs defaultValue="all">
          <TabList aria-label="Views" className="px-0">
            <Tab value="all">All</Tab>
            <Tab value="failing">Failing</Tab>
            <Tab value="none" disabled>
              Disabled
            </Tab>
          </TabList>
          <TabPanel value="all" className="pt-3">
            <CodeBlock
              label="An answer"
              json
              lineNumbers
              text={JSON.stringify({ ok: true, rows: 256 }, null, 2)}
            />
          </TabPanel>
          <TabPanel value="failing" className="pt-3 text-text-muted">
            Nothing fails.
          </TabPanel>
        </Tabs>
        <State name="keys">
          <Keys keys="g s" />
          <Keys keys="Mod+K" />
          <Keys keys="Shift+R" />
        </State>
      </Section>
    </>
  );
}
