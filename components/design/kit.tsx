import { PageHead } from '@/components/shell/page-head';
import { Content } from './content';
import { Controls } from './controls';
import { Foundations } from './foundations';
import { KitOverlays } from './overlays';

/** Every primitive of `components/ui` in every state, in the theme that is chosen. */
export function Kit() {
  return (
    <>
      <PageHead title="Kit" sub="Every primitive in every state. What isn’t here isn’t used." />
      <Foundations nowMs={Date.now()} />
      <Controls />
      <Content />
      <KitOverlays />
    </>
  );
}
