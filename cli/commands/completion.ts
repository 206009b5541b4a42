import { Argument } from 'commander';
import { bashCompletion } from '../completion/bash';
import { commandTree } from '../completion/command-tree';
import { fishCompletion } from '../completion/fish';
import { zshCompletion } from '../completion/zsh';
import { type CommandSite, examples, leaf } from './command';

const SHELLS = { bash: bashCompletion, fish: fishCompletion, zsh: zshCompletion };

export function completionCommand(site: CommandSite): void {
  const command = leaf(
    site,
    'completion',
    'Print what makes a shell complete commands and options',
    async (session, [shell]) => {
      session.write(SHELLS[shell as keyof typeof SHELLS](commandTree(site.parent)).trimEnd());
    },
  );
  command.addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)));
  examples(
    command,
    'eval "$(scheduler completion bash)"        # in ~/.bashrc',
    'eval "$(scheduler completion zsh)"         # in ~/.zshrc, after compinit',
    'scheduler completion fish | source         # in config.fish',
  );
}
