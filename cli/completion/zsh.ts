import { anyOf, below, choicesOf, placesOf, wordsAt } from './cases';
import type { CommandNode } from './command-tree';

/** The same for zsh. */
export function zshCompletion(tree: readonly CommandNode[]): string {
  const choices = choicesOf(tree).map(
    ({ place, words }) => `    '${place}') compadd -- ${words.join(' ')}; return ;;`,
  );
  const places = tree.map(
    (node) => `    '${node.at}') compadd -- ${wordsAt(node).join(' ')}${node.takesFile ? '; _files' : ''} ;;`,
  );
  return `#compdef scheduler
# Completion of scheduler for zsh. In ~/.zshrc, after compinit: eval "$(scheduler completion zsh)"
_scheduler() {
  local at='' prev="\${words[CURRENT - 1]}" word
  for word in "\${(@)words[2,CURRENT - 1]}"; do
    case "$at/$word" in
    ${anyOf(below(tree))}) at="$at/$word" ;;
    esac
  done
  case "$at $prev" in
${choices.join('\n')}
    ${anyOf(placesOf(tree, 'file'))}) _files; return ;;
    ${anyOf(placesOf(tree, 'any'))}) return ;;
  esac
  case "$at" in
${places.join('\n')}
  esac
}
compdef _scheduler scheduler
`;
}
