'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Problem } from '@/api/problem';
import { whenIdle } from '@/browser/later';
import { ChatProvider } from '@/features/chat/conversation/chatProvider';
import { SessionWatch } from '@/session/sessionWatch';

const Places = whenIdle(() => import('@/browser/places').then(({ Places }) => Places));

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <ChatProvider>
        <SessionWatch />
        <Suspense>
          <Places />
        </Suspense>
        {children}
      </ChatProvider>
    </QueryClientProvider>
  );
}

/** A problem that the API explains will not go away by asking again. */
function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
      },
    },
  });
}
