/** How a choice beside a search looks. */
export const filterBox = 'h-7! border-neutral-border text-12 max-md:h-9!';
