import * as t from '@/text/app';
import './look';
import type { Metadata, Viewport } from 'next';
import { type ReactNode, Suspense } from 'react';
import { SiteHeader } from '@/features/account/siteHeader';
import { BesideChat, ChatPlace } from '@/features/chat/panel/chatColumn';
import { ChatSidebar } from '@/features/chat/panel/chatSidebar';
import { markFolded } from '@/features/chat/panel/folded';
import { NoNetwork } from '@/features/network/noNetwork';
import { SearchOpener } from '@/features/search/searchOpener';
import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: t.name(), template: t.pageTitle({ page: '%s' }) },
  description: t.description(),
};

export const viewport: Viewport = { themeColor: '#000000', colorScheme: 'dark' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The mark of a folded chat is set before React comes.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
        <script dangerouslySetInnerHTML={{ __html: markFolded }} />
      </head>
      <body>
        <Providers>
          <a
            href="#main"
            className="chrome sr-only bg-accent p-3 text-ground focus:not-sr-only focus:fixed focus:z-skip"
          >
            {t.skipToContent()}
          </a>
          <BesideChat>
            <div id="page" className="min-w-0">
              <SiteHeader search={<SearchOpener />} />
              <main id="main" tabIndex={-1} className="pb-24 outline-none lg:pb-12">
                <NoNetwork>{children}</NoNetwork>
              </main>
            </div>
            <Suspense fallback={<ChatPlace />}>
              <ChatSidebar />
            </Suspense>
          </BesideChat>
        </Providers>
      </body>
    </html>
  );
}
