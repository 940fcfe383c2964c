'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { useHydrated } from '@/browser/address';
import { writeStored } from '@/browser/stored';
import { ideaNote } from '@/session/idea';
import { useSession } from '@/session/session';
import * as account from '@/text/account';
import * as t from '@/text/worlds';
import { Button, ButtonLink } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { WorldGrid } from './worldGrid';

export function Home() {
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-16 px-4 py-12 sm:px-8 sm:py-20">
      <section className="grid gap-6">
        <p className="chrome text-agent">{t.tagline()}</p>
        <h1 className="max-w-2xl font-serif text-4xl leading-tight text-bright sm:text-5xl">{t.headline()}</h1>
        <p className="max-w-prose text-dim">{t.introduction()}</p>
        <div aria-hidden className="h-px max-w-2xl bg-linear-to-r from-accent via-agent-edge to-transparent" />
        <IdeaBox />
      </section>
      <section aria-labelledby="public-worlds" className="grid gap-5">
        <h2 id="public-worlds" className="chrome text-bright">
          {t.publicWorlds()}
        </h2>
        <WorldGrid scope="public" empty={t.noPublicWorldAtHome()} />
      </section>
    </div>
  );
}

/**
 * The idea waits in the browser until its writer has signed in; then the chat tells it to the User Agent. The box can be
 * typed in before React has hydrated the page, so React does not own its text: it would begin with none.
 */
function IdeaBox() {
  const session = useSession();
  const router = useRouter();
  const hydrated = useHydrated();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const idea = String(new FormData(form).get('idea') ?? '').trim();
    if (idea === '') return;
    writeStored(ideaNote, idea);
    if (session.state === 'out') router.push('/signup?next=/');
    else form.reset();
  }

  return (
    <form onSubmit={submit} aria-label={t.yourIdea()} className="grid max-w-2xl gap-4">
      <TextArea label={t.yourIdea()} serif rows={3} name="idea" placeholder={t.ideaExample()} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={!hydrated}>
          {t.imagine()}
        </Button>
        {session.state === 'out' && <ButtonLink href="/signin">{account.signIn()}</ButtonLink>}
        {session.state === 'in' && <ButtonLink href="/worlds">{t.myWorlds()}</ButtonLink>}
      </div>
    </form>
  );
}
