/** Between which sides a chart is drawn, px: charts that stand above each other share them, so that their lines of now meet. */
export const PLOT = { left: 52, right: 34 } as const;
