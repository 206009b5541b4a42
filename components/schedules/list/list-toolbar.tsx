'use client';

import { PageHead } from '@/components/shell/page-head';
import { SearchBox } from '@/components/shell/search-box';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { CreateButton } from './create-button';
import { ListFilters } from './list-filters';
import { ListMenu } from './list-menu';
import type { ListPlace } from './list-place';
import { SavedViews } from './saved-views';
import { SelectMode } from './select-mode';

interface ListToolbarProps {
  place: ListPlace;
  rows: readonly Schedule[];
  isSelecting: boolean;
  onSearch: (search: string) => void;
  onSelecting: (isSelecting: boolean) => void;
  onShow: (next: Partial<ListPlace>) => void;
}

/** What stands above the list: what can be made, and what of it is shown. */
export function ListToolbar({ place, rows, isSelecting, onSearch, onSelecting, onShow }: ListToolbarProps) {
  return (
    <>
      <PageHead
        inline
        title="Schedules"
        actions={
          <>
            <ListMenu place={place} />
            <CreateButton />
          </>
        }
        className="pb-3 max-md:pb-2"
      />
      <SearchBox
        noun="schedules"
        placeholder="Name, agent, URL, tag or expression"
        value={place.q}
        onChange={onSearch}
      >
        <ListFilters place={place} rows={rows} onChange={onShow} />
        <SelectMode isOn={isSelecting} onChange={onSelecting} />
        <SavedViews place={place} onOpen={onShow} />
      </SearchBox>
    </>
  );
}
