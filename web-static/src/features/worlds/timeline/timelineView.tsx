import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import type { Timeline, World } from '@/api/types';
import * as t from '@/text/timeline';
import { Select } from '@/ui/field';
import { Empty } from '@/ui/notice';
import { barOf } from './layout';
import { TimelineChart } from './timelineChart';
import { TimelineList } from './timelineList';

/** The chart, which small screens do not have, and the list. */
export function TimelineView({ world, timeline }: { world: World; timeline: Timeline }) {
  const [element, setElement] = useElementFilter();
  const names = useMemo(() => namesIn(world, timeline), [world, timeline]);
  const items = useMemo(
    () => timeline.items.filter(({ elements }) => element === '' || elements.includes(element)),
    [timeline, element],
  );
  const bars = useMemo(() => items.map(barOf).filter((bar) => bar !== null), [items]);
  if (timeline.items.length === 0) return <Empty>{t.nothingYet()}</Empty>;
  const elements = [...names].map(([value, label]) => ({ value, label }));
  return (
    <div className="grid grid-cols-1 gap-6">
      {/* An element that the address names may have left the timeline: then it is named by its address. */}
      {(elements.length > 0 || element !== '') && (
        <Select
          label={t.filter()}
          value={element}
          options={[
            { value: '', label: t.everything() },
            ...elements,
            ...(element === '' || names.has(element) ? [] : [{ value: element, label: element }]),
          ]}
          onChange={({ target }) => setElement(target.value)}
        />
      )}
      {items.length === 0 && <Empty>{t.nothingOfElement()}</Empty>}
      {bars.length > 0 && (
        <div className="hidden sm:block">
          <TimelineChart key={element} worldId={world.id} version={timeline.version} bars={bars} eras={timeline.eras} />
        </div>
      )}
      {items.length > 0 && <TimelineList worldId={world.id} items={items} names={names} />}
    </div>
  );
}

/** The names of the elements on the timeline by their slugs, in the order of the names. */
function namesIn(world: World, timeline: Timeline): Map<string, string> {
  const slugs = [...new Set(timeline.items.flatMap(({ elements }) => elements))];
  const named = slugs.map((slug) => [slug, world.canon.elements?.[slug]?.name ?? slug] as const);
  return new Map(named.sort(([, one], [, other]) => one.localeCompare(other)));
}

/** The element whose items are shown is part of the address, so that it can be linked to. Empty for all. */
function useElementFilter(): [string, (slug: string) => void] {
  const router = useRouter();
  const asked = useSearchParams().get('element') ?? '';
  return [asked, (slug) => router.replace(slug === '' ? '?' : `?element=${slug}`, { scroll: false })];
}
