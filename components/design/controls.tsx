'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { CopyButton } from '@/components/ui/copy-button';
import { describedBy, Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { FOCUSED, Section, State } from './section';

const ZONES = [
  { heading: 'Europe', options: [{ detail: 'UTC+1', label: 'Europe/Berlin', value: 'Europe/Berlin' }] },
];
const ERROR = 'Hour must be 0–23; got 75';

/** What is pressed, switched and filled in. */
export function Controls() {
  const [view, setView] = useState<'pretty' | 'raw'>('pretty');
  const [zone, setZone] = useState('Europe/Berlin');
  return (
    <>
      <Section title="Buttons" rule="One primary a page. Verbs.">
        <State name="rest">
          <Buttons />
        </State>
        <State name="hover">
          <Buttons
            primary="bg-accent-hover"
            secondary="border-border-strong bg-surface-hover"
            danger="bg-danger-bg"
            ghost="bg-surface-hover text-text"
          />
        </State>
        <State name="focus">
          <Buttons primary={FOCUSED} secondary={FOCUSED} danger={FOCUSED} ghost={FOCUSED} />
        </State>
        <State name="disabled">
          <Buttons disabled />
        </State>
        <State name="busy">
          <Button look="primary" busy>
            Creating
          </Button>
          <Button busy>Saving</Button>
        </State>
        <State name="small">
          <Button size="sm">Replay</Button>
          <Button size="sm" look="ghost">
            Resolve
          </Button>
          <CopyButton noun="the id" text="01a20c91" />
          <CopyButton noun="the id" text="01a20c91" label="Copy" look="secondary" />
        </State>
      </Section>
      <Section title="Fields" rule="Errors name the field and the bound.">
        <div className="grid gap-4 md:grid-cols-3">
          <Field id="kit-rest" label="Name">
            <Input id="kit-rest" defaultValue="nightly-embeddings" />
          </Field>
          <Field id="kit-focus" label="Name, focused">
            <Input
              id="kit-focus"
              defaultValue="nightly-embeddings"
              className="border-focus outline-2 -outline-offset-1 outline-focus"
            />
          </Field>
          <Field id="kit-empty" label="Name, empty" hint="Unlike all others of its agent">
            <Input
              id="kit-empty"
              placeholder="nightly-embeddings"
              aria-describedby={describedBy('kit-empty', { hint: true })}
            />
          </Field>
          <Field id="kit-disabled" label="Agent, disabled">
            <Input id="kit-disabled" defaultValue="embeddings-indexer" disabled />
          </Field>
          <Field id="kit-error" label="Expression, wrong" error={ERROR}>
            <Input
              id="kit-error"
              mono
              aria-invalid
              defaultValue="*/5 75 * * *"
              aria-describedby={describedBy('kit-error', { error: ERROR })}
            />
          </Field>
          <Field id="kit-zone" label="Time zone">
            <Combobox
              id="kit-zone"
              noun="time zones"
              value={zone}
              onChange={setZone}
              listGroups={() => ZONES}
              shown={zone}
            />
          </Field>
          <Field id="kit-payload" label="Payload">
            <Textarea id="kit-payload" rows={3} defaultValue={'{ "batchSize": 256 }'} />
          </Field>
          <Field id="kit-method" label="Method">
            <Select
              id="kit-method"
              options={['GET', 'POST'].map((value) => ({ label: value, value }))}
              defaultValue="POST"
            />
          </Field>
        </div>
        <State name="switch">
          <Switch aria-label="Off" />
          <Switch aria-label="On" defaultChecked />
          <Switch aria-label="On, focused" defaultChecked className={FOCUSED} />
          <Switch aria-label="On, in a table" quiet defaultChecked />
          <Switch aria-label="Disabled" disabled />
        </State>
        <State name="one of few">
          <SegmentedControl
            label="View"
            value={view}
            onChange={setView}
            options={[
              { label: 'Pretty', value: 'pretty' },
              { label: 'Raw', value: 'raw' },
            ]}
          />
        </State>
      </Section>
    </>
  );
}

interface ButtonsProps {
  primary?: string;
  secondary?: string;
  danger?: string;
  ghost?: string;
  disabled?: boolean;
}

function Buttons({ primary, secondary, danger, ghost, disabled }: ButtonsProps) {
  return (
    <>
      <Button look="primary" className={primary} disabled={disabled}>
        Create schedule
      </Button>
      <Button className={secondary} disabled={disabled}>
        <Pencil aria-hidden />
        Edit
      </Button>
      <Button look="danger" className={danger} disabled={disabled}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <Button look="ghost" className={ghost} disabled={disabled}>
        Cancel
      </Button>
      <Button look="ghost" size="icon" aria-label="More" className={ghost} disabled={disabled}>
        <Ellipsis aria-hidden />
      </Button>
    </>
  );
}
