'use client';

import './api-reference.css';
import { useEffect, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { styleNonce } from '@/components/ui/style-nonce';
import { defineExplorer } from './define-explorer';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'openapi-explorer': Record<string, string>;
    }
  }
}

/**
 * The API's document as pages to read and to try, against this service only: the page's policy lets it connect nowhere else. The
 * viewer is loaded here and on no other page.
 */
export function ApiReference() {
  const [state, setState] = useState<'failed' | 'loading' | 'ready'>('loading');
  useEffect(() => {
    defineExplorer(styleNonce()).then(
      () => setState('ready'),
      () => setState('failed'),
    );
  }, []);
  return (
    <>
      <h1 className="sr-only">API</h1>
      {state === 'failed' ? <ViewerFailed /> : null}
      {state === 'ready' ? (
        <openapi-explorer
          class="api-reference"
          spec-url="/api/openapi.json"
          collapse="true"
          hide-authentication="true"
          hide-server-selection="true"
        />
      ) : null}
    </>
  );
}

const ViewerFailed = () => (
  <Banner tone="warning" full title="The viewer could not be loaded.">
    The document itself is at{' '}
    <a className="link" href="/api/openapi.json">
      /api/openapi.json
    </a>
  </Banner>
);
