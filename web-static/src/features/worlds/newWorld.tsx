'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef } from 'react';
import { worlds } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import type { FieldError, NewWorld as NewWorldBody, Visibility } from '@/api/types';
import { useStored } from '@/browser/stored';
import { SignedInOnly } from '@/features/account/signedInOnly';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { PageFrame } from '@/ui/page';
import { blank, type Collection, collections, type Form, parts } from './canon';
import { EntryFields } from './entryFields';
import { emptyDraft, errorAt, pathOf, singles, slugsOf, toNewWorld, type WorldDraft } from './newWorldDraft';
import { useShowWorld } from './queries';

export function NewWorld() {
  return (
    <PageFrame title="New world">
      <SignedInOnly what="a form for a new world">
        <NewWorldForm />
      </SignedInOnly>
    </PageFrame>
  );
}

function NewWorldForm() {
  const router = useRouter();
  const show = useShowWorld();
  const formElement = useRef<HTMLFormElement>(null);
  const [stored, store] = useStored('draft.new-world');
  const draft: WorldDraft = stored ? JSON.parse(stored) : emptyDraft();
  const change = (next: WorldDraft) => store(JSON.stringify(next));
  const create = useMutation({
    mutationFn: () => worlds.create(toNewWorld(draft) as NewWorldBody),
    onSuccess: (world) => {
      store(null);
      show(world);
      router.push(`/worlds/${world.id}`);
    },
  });
  const errors = create.error instanceof Problem ? create.error.errors : [];

  useEffect(() => {
    if (create.error) formElement.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [create.error]);

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  return (
    <form ref={formElement} aria-label="New world" onSubmit={submit} className="grid max-w-2xl gap-8">
      <p className="text-sm text-dim">
        A world needs a premise, two rules and three elements. What you type is kept in this browser until you create
        it.
      </p>
      <TextField
        label="Name"
        value={draft.name}
        onChange={(event) => change({ ...draft, name: event.target.value })}
        error={errorAt(errors, 'name')}
      />
      {singles.map((part) => (
        <EntryFields
          key={part}
          part={part}
          form={draft.single[part]}
          onChange={(form) => change({ ...draft, single: { ...draft.single, [part]: form } })}
          errorAt={(name) => errorAt(errors, pathOf(part, null, name))}
        />
      ))}
      {collections.map((part) => (
        <EntryList
          key={part}
          part={part}
          forms={draft.lists[part]}
          slugs={slugsOf(draft, part)}
          errors={errors}
          onChange={(forms) => change({ ...draft, lists: { ...draft.lists, [part]: forms } })}
        />
      ))}
      <Select
        label="Visibility"
        options={['private', 'unlisted', 'public']}
        value={draft.visibility}
        onChange={(event) => change({ ...draft, visibility: event.target.value as Visibility })}
      />
      {create.error && <Failure error={create.error} errors={errors} />}
      <Button type="submit" look="primary" className="justify-self-start" disabled={create.isPending}>
        Create world
      </Button>
    </form>
  );
}

function Failure({ error, errors }: { error: unknown; errors: readonly FieldError[] }) {
  return (
    <Trouble error={error}>
      <ul className="list-disc pl-5">
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            <span className="text-dim">{field.replace(/^canon\./, '')}</span> {message}
          </li>
        ))}
      </ul>
    </Trouble>
  );
}

type EntryListProps = {
  part: Collection;
  forms: Form[];
  slugs: string[];
  errors: readonly FieldError[];
  onChange: (forms: Form[]) => void;
};

function EntryList({ part, forms, slugs, errors, onChange }: EntryListProps) {
  const { title, one } = parts[part];
  const own = errors.find(({ field }) => field === `canon.${part}`);
  return (
    <section aria-label={title} className="grid gap-4 border-t border-line pt-5">
      <h2 className="chrome text-bright">{title}</h2>
      {own && <p className="text-sm text-bad">{own.message}</p>}
      {forms.map((form, index) => (
        <fieldset key={index} className="grid gap-4 border border-line bg-deep p-4">
          <legend className="chrome px-2 text-cyan">
            {one} {index + 1}
          </legend>
          <EntryFields
            part={part}
            form={form}
            onChange={(next) => onChange(forms.with(index, next))}
            errorAt={(name) => errorAt(errors, pathOf(part, slugs[index] ?? '', name))}
          />
          <Button
            look="quiet"
            className="justify-self-start"
            aria-label={`Take out ${one} ${index + 1}`}
            onClick={() => onChange(forms.filter((_, other) => other !== index))}
          >
            Take out
          </Button>
        </fieldset>
      ))}
      <Button className="justify-self-start" onClick={() => onChange([...forms, blank(part)])}>
        Add {one}
      </Button>
    </section>
  );
}
