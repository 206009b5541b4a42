import { cx } from 'class-variance-authority';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: { radius: ['chip'], shadow: ['raised'], text: ['11', '12', '13', '14', '16', '20', '24'] },
  },
});

/** Joins class names; of two that set the same thing the last one wins. */
export const cn = (...classes: Parameters<typeof cx>): string => merge(cx(classes));
