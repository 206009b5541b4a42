'use client';

import { CircleCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describedBy, Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { findJsonProblem, jsonProblemText } from '../form/json-problem';
import { useTrigger } from '../use-trigger';

interface RunDialogProps {
  schedule: Schedule;
  onClose: () => void;
}

/** Runs the schedule once with a payload of somebody's own; the schedule keeps its own. */
export default function RunDialog({ schedule, onClose }: RunDialogProps) {
  const id = useId();
  const own = schedule.payload === null ? '' : JSON.stringify(schedule.payload, null, 2);
  const [text, setText] = useState(own);
  const { trigger, busy } = useTrigger(schedule, onClose);
  const isEmpty = text.trim() === '';
  const problem = isEmpty ? null : findJsonProblem(text);
  const error = problem ? jsonProblemText(problem) : undefined;
  const hint = error ? null : <Hint isEmpty={isEmpty} isOwn={text === own} />;
  const run = () => {
    if (!problem && !busy) trigger({ payload: isEmpty ? null : JSON.parse(text) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Run ${schedule.name} with another payload`}
      description={<p>Calls {schedule.agentId} once, now. The schedule keeps its own payload</p>}
      className="w-[640px]"
    >
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Field id={id} label="Payload" hint={hint} error={error}>
          <Textarea
            id={id}
            rows={Math.min(18, Math.max(6, text.split('\n').length))}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) run();
            }}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, { hint, error })}
          />
        </Field>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button
            look="ghost"
            className="mr-auto"
            disabled={problem !== null || isEmpty}
            onClick={() => setText(JSON.stringify(JSON.parse(text), null, 2))}
          >
            Format
          </Button>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" look="primary" busy={busy} disabled={problem !== null}>
            Run now
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Hint({ isEmpty, isOwn }: { isEmpty: boolean; isOwn: boolean }) {
  if (isEmpty) return 'Empty sends no body';
  return (
    <>
      <CircleCheck className="mr-1 inline size-3 align-[-1px] text-success-fg" aria-hidden />
      {isOwn ? 'JSON, the schedule’s own payload so far' : 'JSON'}
    </>
  );
}
