import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useSearch } from '@/api/queries/search';
import type { SearchKind } from '@/api/types';
import { showPlace } from '@/browser/places';
import * as t from '@/text/search';
import { Button } from '@/ui/button';
import { Checkbox, Select, TextField } from '@/ui/field';
import { Hits } from './hits';

const allKinds: readonly SearchKind[] = ['world', 'entry', 'story', 'passage', 'message'];

type Question = { words: string; worldId: string | null; kinds: readonly SearchKind[] };

/** A search with its filters. All of it is in the address, so it can be linked to, and going back asks it again. */
export function Search({ words }: { words: string }) {
  const router = useRouter();
  const address = useSearchParams();
  const worldId = address.get('worldId');
  const kinds = allKinds.filter((kind) => address.getAll('kind').includes(kind));
  const question: Question = { words, worldId, kinds };

  function ask(change: Partial<Question>) {
    const next = { ...question, ...change };
    const asked = new URLSearchParams({ q: next.words });
    if (next.worldId) asked.set('worldId', next.worldId);
    for (const kind of next.kinds) asked.append('kind', kind);
    router.push(`?${asked}`, { scroll: false });
  }

  return (
    <>
      <Words key={words} asked={words} onAsk={(next) => ask({ words: next })} />
      {words !== '' && (
        <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
          <fieldset>
            <legend className="chrome pb-1.5 text-dim">{t.kinds()}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {allKinds.map((kind) => (
                <Checkbox
                  key={kind}
                  label={t.kind({ kind })}
                  checked={kinds.includes(kind)}
                  onChange={(checked) =>
                    ask({ kinds: allKinds.filter((other) => (other === kind ? checked : kinds.includes(other))) })
                  }
                />
              ))}
            </div>
          </fieldset>
          <WorldFilter question={question} onChoose={(id) => ask({ worldId: id })} />
        </div>
      )}
      <Hits {...question} onFollow={showPlace} />
    </>
  );
}

function Words({ asked, onAsk }: { asked: string; onAsk: (words: string) => void }) {
  const [words, setWords] = useState(asked);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(words.trim());
      }}
      className="flex items-end gap-2"
    >
      <div className="min-w-0 flex-1">
        <TextField label={t.words()} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <Button type="submit" look="primary">
        {t.find()}
      </Button>
    </form>
  );
}

/** Offers the worlds of what was found. */
function WorldFilter({ question, onChoose }: { question: Question; onChoose: (id: string | null) => void }) {
  const { words, worldId, kinds } = question;
  const { data } = useSearch(words, worldId, kinds);
  const names = new Map<string, string>();
  if (worldId) names.set(worldId, t.oneWorld());
  for (const hit of data?.pages.flatMap((page) => page.items) ?? [])
    if (hit.worldId && hit.worldName) names.set(hit.worldId, hit.worldName);
  return (
    <Select
      label={t.world()}
      value={worldId ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
      options={[{ value: '', label: t.allWorlds() }, ...[...names].map(([value, label]) => ({ value, label }))]}
    />
  );
}
