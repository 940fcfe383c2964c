'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { writeStored } from '@/browser/stored';
import { ideaNote } from '@/features/account/idea';
import { useSession } from '@/features/account/session';
import { Button, ButtonLink } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { WorldGrid } from './worldGrid';

export function Home() {
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-16 px-4 py-12 sm:px-8 sm:py-20">
      <section className="grid gap-6">
        <p className="chrome text-agent">Worlds that remember</p>
        <h1 className="max-w-2xl font-serif text-4xl leading-tight text-bright sm:text-5xl">
          Build a science-fiction world. Then write in it.
        </h1>
        <p className="max-w-prose text-dim">
          Say an idea. An agent makes worlds of it, and each world gets a keeper who knows its rules, its people and its
          dates, holds you to them, and writes with you. The words and the history stay yours.
        </p>
        <div aria-hidden className="h-px max-w-2xl bg-linear-to-r from-cyan via-purple to-transparent" />
        <IdeaBox />
      </section>
      <section aria-labelledby="public-worlds" className="grid gap-5">
        <h2 id="public-worlds" className="chrome text-bright">
          Public worlds
        </h2>
        <WorldGrid scope="public" empty="No world is public yet. Yours could be the first." />
      </section>
    </div>
  );
}

/** The idea waits in the browser until its writer has signed in; then the chat tells it to the User Agent. */
function IdeaBox() {
  const [idea, setIdea] = useState('');
  const session = useSession();
  const router = useRouter();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (idea.trim() === '') return;
    writeStored(ideaNote, idea.trim());
    if (session.state === 'out') router.push('/signup?next=/');
    else setIdea('');
  }

  return (
    <form onSubmit={submit} aria-label="Your idea" className="grid max-w-2xl gap-4">
      <TextArea
        label="Your idea"
        serif
        rows={3}
        value={idea}
        onChange={(event) => setIdea(event.target.value)}
        placeholder="A lighthouse on a tidally locked planet, and the people who keep it lit…"
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary">
          Imagine worlds
        </Button>
        {session.state === 'out' && <ButtonLink href="/signin">Sign in</ButtonLink>}
        {session.state === 'in' && <ButtonLink href="/worlds">My worlds</ButtonLink>}
      </div>
    </form>
  );
}
