'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/dropdown-menu';

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="ghost" size="iconSm" aria-label="Switch theme">
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="not-dark:hidden" />
        </Button>
      </MenuTrigger>
      <MenuContent className="min-w-36">
        <MenuRadioGroup value={theme} onValueChange={setTheme}>
          <MenuRadioItem value="light">
            Light
            <Sun aria-hidden className="ml-auto" />
          </MenuRadioItem>
          <MenuRadioItem value="dark">
            Dark
            <Moon aria-hidden className="ml-auto" />
          </MenuRadioItem>
          <MenuRadioItem value="system">
            System
            <Monitor aria-hidden className="ml-auto" />
          </MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
