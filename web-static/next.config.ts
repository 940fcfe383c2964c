import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';

export default function config(phase: string): NextConfig {
  return {
    output: 'export',
    reactStrictMode: true,
    poweredByHeader: false,
    images: { unoptimized: true },
    // A page with the last of these endings is for developers, and no part of the site.
    pageExtensions: ['tsx', 'ts', ...(phase === PHASE_DEVELOPMENT_SERVER ? ['developers.tsx'] : [])],
    // `npm run check` is the one place that checks types, so that a start does not wait for it.
    typescript: { ignoreBuildErrors: true },
    // The same sources give the same site: build.mjs names a build by its inputs.
    generateBuildId: () => process.env.DEEPSCIFI_BUILD_ID ?? 'dev',
  };
}
