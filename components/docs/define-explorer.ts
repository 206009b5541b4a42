/**
 * Loads the viewer of OpenAPI documents and registers its element. Its one style element is made by its template: it gets the nonce
 * of the page on its way in, which a strict Content-Security-Policy asks for.
 */
export async function defineExplorer(nonce: string | undefined): Promise<void> {
  await import('openapi-explorer');
  const element = customElements.get('openapi-explorer')!;
  const { createRenderRoot } = element.prototype as { createRenderRoot(): ShadowRoot };
  Object.assign(element.prototype, {
    createRenderRoot(this: HTMLElement): ShadowRoot {
      const root = createRenderRoot.call(this);
      const insertBefore = root.insertBefore.bind(root);
      root.insertBefore = (node, before) => {
        if (node instanceof DocumentFragment)
          for (const style of node.querySelectorAll('style')) style.nonce = nonce ?? '';
        return insertBefore(node, before);
      };
      return root;
    },
  });
}
