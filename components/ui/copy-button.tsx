'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { toast } from './toast-store';

interface CopyButtonProps {
  text: string | (() => string);
  /** What is copied, such as "the response". */
  noun: string;
  /** With words beside the icon. */
  label?: string;
  look?: 'ghost' | 'secondary';
  size?: 'md' | 'sm';
}

export function CopyButton({ text, noun, label, look = 'ghost', size = 'sm' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setCopied(true);
    } catch {
      toast(`This browser didn’t let ${noun} be copied`, { tone: 'danger' });
    }
  }

  const icon = copied ? <Check aria-hidden /> : <Copy aria-hidden />;
  return (
    <>
      {label ? (
        <Button look={look} size={size} onClick={copy}>
          {icon}
          {label}
        </Button>
      ) : (
        <Button
          look={look}
          size="iconSm"
          onClick={copy}
          aria-label={`Copy ${noun}`}
          className="[&>svg]:size-3.5"
        >
          {icon}
        </Button>
      )}
      <span className="sr-only" aria-live="polite">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}
