interface RenderRootMaker {
  createRenderRoot(): ShadowRoot;
}

/** Loads the viewer of OpenAPI documents, which registers its elements. */
export async function defineExplorer(nonce: string | undefined): Promise<void> {
  if (customElements.get('openapi-explorer')) return;
  await import('openapi-explorer');
  // What all of its elements derive from.
  giveNonceToStyles(Object.getPrototypeOf(customElements.get('openapi-explorer')!.prototype), nonce);
}

/**
 * Some of its templates have style elements, which a strict Content-Security-Policy lets in with the page's nonce only: they get it on
 * their way into an element's shadow root. (Its other styles are constructed style sheets, which need none.)
 */
function giveNonceToStyles(elements: RenderRootMaker, nonce = ''): void {
  const { createRenderRoot } = elements;
  elements.createRenderRoot = function (this: RenderRootMaker): ShadowRoot {
    const root = createRenderRoot.call(this);
    const insertBefore = root.insertBefore.bind(root);
    root.insertBefore = (node, before) => {
      if (node instanceof DocumentFragment)
        for (const style of node.querySelectorAll('style')) style.nonce = nonce;
      return insertBefore(node, before);
    };
    return root;
  };
}
