'use client';

import { cn } from '@/components/ui/class-names';
import { Combobox } from '@/components/ui/combobox';
import { agentOptions } from './agent-options';
import { filterBox } from './filter-box';
import { useAgentChoices } from './use-filter-choices';

interface AgentFilterProps {
  /** Empty: any. */
  value: string;
  /** Those of the rows that are shown. */
  shown: readonly string[];
  onChange: (agent: string) => void;
}

/** One of the agents that were called of late, or any other that is typed. */
export function AgentFilter({ value, shown, onChange }: AgentFilterProps) {
  const { agents, search, setSearch } = useAgentChoices();
  return (
    <Combobox
      id="agent-filter"
      label="Agent"
      noun="agents"
      className={cn(filterBox, 'w-36 max-md:w-full')}
      value={value}
      shown={<span className="truncate">{value === '' ? 'Any agent' : value}</span>}
      listGroups={() => [
        ...(value === '' ? [] : [{ heading: 'All', options: [{ label: 'Any agent', value: '' }] }]),
        { heading: 'Agents', options: agentOptions([...shown, ...agents], search) },
      ]}
      onOpen={() => setSearch('')}
      onSearch={setSearch}
      onChange={onChange}
    />
  );
}
