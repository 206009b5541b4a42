/** Whether the keyboard has a Cmd key. Only after hydration: the server doesn't know. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
