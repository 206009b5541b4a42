'use client';

import { Download, Ellipsis, Upload } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import { isFiltered, type ListPlace, placeQuery } from './list-place';
import type { FileFormat } from './use-export';

// Needed seldom: loaded when it is opened first.
const ImportDialog = lazy(() => import('./import/import-dialog'));

/** What goes out of the list as a file, and into it. */
export function ListMenu({ place }: { place: ListPlace }) {
  const [isImporting, setImporting] = useState(false);
  const what = isFiltered(place) ? 'what matches' : 'all';
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button size="icon" aria-label="Import and export">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setImporting(true)}>
            <Upload aria-hidden />
            Import a file
          </MenuItem>
          {place.deleted ? null : (
            <>
              <MenuSeparator />
              <ExportItem place={place} format="json" label={`Export ${what} as JSON`} />
              <ExportItem place={place} format="yaml" label={`Export ${what} as YAML`} />
            </>
          )}
        </MenuContent>
      </Menu>
      {isImporting ? (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** A link that the service answers with a file, however many are in it. */
function ExportItem({ place, format, label }: { place: ListPlace; format: FileFormat; label: string }) {
  const query = placeQuery({ ...place, cursor: null, sort: '-createdAt' });
  return (
    <MenuItem asChild>
      <a href={`/api/schedules/export?${new URLSearchParams({ ...query, format })}`} download>
        <Download aria-hidden />
        {label}
      </a>
    </MenuItem>
  );
}
