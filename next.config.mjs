/** @type {import('next').NextConfig} */
export default {
  // Metadata comes before the first byte of a page, for browsers too: a page that isn't there answers 404, and a title never comes late.
  htmlLimitedBots: /.*/,
  // For images only: `next start` serves from .next itself and warns when this is on.
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  serverExternalPackages: ['ioredis', 'pino', 'postgres'],
  // `npm run check` has the types; a first start should not wait for them.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};
