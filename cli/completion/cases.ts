import type { CommandNode, OptionValue } from './command-tree';

/** A pattern of a shell's `case`: any of these texts. */
export const anyOf = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(' | ');

/** The texts `place option` of all options with such a value. */
export const placesOf = (tree: readonly CommandNode[], value: OptionValue): string[] =>
  tree.flatMap(({ at, options }) =>
    options.filter((option) => option.value === value).map(({ flag }) => `${at} ${flag}`),
  );

/** Options that take one of a few words. */
export const choicesOf = (tree: readonly CommandNode[]): { place: string; words: readonly string[] }[] =>
  tree.flatMap(({ at, options }) =>
    options.flatMap(({ flag, value }) =>
      typeof value === 'string' ? [] : [{ place: `${at} ${flag}`, words: value }],
    ),
  );

/** Commands, options and arguments that can be typed at a place. */
export const wordsAt = ({ commands, options, words }: CommandNode): string[] => [
  ...commands.map(({ name }) => name),
  ...words,
  ...options.map(({ flag }) => flag),
];

/** All places but the program itself. */
export const below = (tree: readonly CommandNode[]): string[] =>
  tree.map(({ at }) => at).filter((at) => at !== '');
