'use client';

import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/dropdown-menu';
import { EXAMPLES } from './examples';

/** Begins the form anew from something that works. */
export function ExampleMenu() {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="ghost">
          <ChevronDown aria-hidden />
          Start from an example
        </Button>
      </MenuTrigger>
      <MenuContent>
        {EXAMPLES.map(({ id, title, words }) => (
          <MenuItem key={id} asChild className="gap-4">
            <Link href={`/schedules/new?example=${id}`}>
              <span className="flex-1">{title}</span>
              <span className="text-12 text-text-muted">{words}</span>
            </Link>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
