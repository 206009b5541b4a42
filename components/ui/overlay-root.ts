/** Where menus and lists are put when they open: inside the main landmark, and not beside it. */
export const overlayRoot = (): HTMLElement | undefined =>
  typeof document === 'undefined' ? undefined : (document.getElementById('main') ?? undefined);
