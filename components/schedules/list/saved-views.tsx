'use client';

import { Bookmark, Pencil, Trash2 } from 'lucide-react';
import { createLoader } from 'nuqs/server';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import { Input } from '@/components/ui/input';
import { type ListPlace, placeHref, placeParsers } from './list-place';
import { viewStore } from './view-store';

const loadPlace = createLoader(placeParsers);
const NAME_MAX = 60;

interface SavedViewsProps {
  place: ListPlace;
  onOpen: (place: ListPlace) => void;
}

/** Named states of the URL, kept by this browser: open one, keep what is shown, rename and delete the one that is shown. */
export function SavedViews({ place, onOpen }: SavedViewsProps) {
  const views = useSyncExternalStore(viewStore.subscribe, viewStore.read, viewStore.readOnServer);
  const [naming, setNaming] = useState<{ name: string; was: string | null } | null>(null);
  const query = placeHref('', { ...place, cursor: null });
  const shown = views.find((view) => view.query === query);

  if (naming) {
    const name = naming.name.trim();
    const keep = () => {
      if (name === '') return;
      if (naming.was === null) viewStore.save({ name, query });
      else viewStore.rename(naming.was, name);
      setNaming(null);
    };
    return (
      <form
        className="ml-auto flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Input
          autoFocus
          aria-label="Name of the view"
          className="h-7! w-44 max-md:h-9!"
          maxLength={NAME_MAX}
          value={naming.name}
          onChange={(event) => setNaming({ ...naming, name: event.target.value })}
          onKeyDown={(event) => event.key === 'Escape' && setNaming(null)}
        />
        <Button type="submit" size="sm" disabled={name === ''}>
          Save view
        </Button>
        <Button look="ghost" size="sm" onClick={() => setNaming(null)}>
          Cancel
        </Button>
      </form>
    );
  }
  return (
    <div className="ml-auto">
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="sm">
            <Bookmark aria-hidden />
            {shown?.name ?? 'Views'}
          </Button>
        </MenuTrigger>
        <MenuContent>
          {views.map((view) => (
            <MenuItem key={view.name} onSelect={() => onOpen(loadPlace(view.query))}>
              <Bookmark aria-hidden />
              <span className="max-w-60 truncate">{view.name}</span>
            </MenuItem>
          ))}
          {views.length > 0 ? <MenuSeparator /> : null}
          {shown ? (
            <>
              <MenuItem onSelect={() => setNaming({ name: shown.name, was: shown.name })}>
                <Pencil aria-hidden />
                Rename this view
              </MenuItem>
              <MenuItem danger onSelect={() => viewStore.remove(shown.name)}>
                <Trash2 aria-hidden />
                Delete this view
              </MenuItem>
            </>
          ) : (
            <MenuItem onSelect={() => setNaming({ name: '', was: null })}>
              <Bookmark aria-hidden />
              Save this view
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
    </div>
  );
}
