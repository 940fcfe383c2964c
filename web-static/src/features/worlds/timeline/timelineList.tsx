import Link from 'next/link';
import { useId } from 'react';
import type { TimelineItem } from '@/api/types';
import * as t from '@/text/timeline';
import { isDated } from '../canon/timeline';
import { datesOf, entryHref, printedDatesOf } from './words';

type Props = { worldId: string; items: readonly TimelineItem[]; names: ReadonlyMap<string, string> };

/** The items in the order of their dates, and apart from them those without a date. */
export function TimelineList({ worldId, items, names }: Props) {
  const dated = items.filter(isDated);
  const undated = items.filter((item) => !isDated(item));
  return (
    <>
      {dated.length > 0 && <Items title={t.list()} {...{ worldId, names }} items={dated} />}
      {undated.length > 0 && <Items title={t.undated()} {...{ worldId, names }} items={undated} />}
    </>
  );
}

function Items({ title, worldId, items, names }: Props & { title: string }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid grid-cols-1 gap-3 border-t border-line pt-5">
      <h2 className="chrome text-bright">
        <span id={heading}>{title}</span> <span className="text-dim">{t.items({ count: items.length })}</span>
      </h2>
      <table className="w-full table-fixed text-left text-sm" aria-labelledby={heading}>
        <thead>
          <tr className="chrome text-dim">
            <th scope="col" className="w-2/5 py-2 pr-3 font-normal sm:w-1/3">
              {t.date()}
            </th>
            <th scope="col" className="py-2 font-normal">
              {t.what()}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.address} {...{ worldId, item, names }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ worldId, item, names }: Omit<Props, 'items'> & { item: TimelineItem }) {
  const written = datesOf(item);
  const printed = printedDatesOf(item);
  // The row of a life is the element itself.
  const others = item.kind === 'life' ? [] : item.elements;
  return (
    <tr className="border-t border-line align-top">
      <td className="py-2 pr-3">
        <bdi className="block text-bright">{written}</bdi>
        {printed !== written && <bdi className="block text-xs text-dim">{printed}</bdi>}
      </td>
      <td className="py-2">
        <Link
          href={entryHref(worldId, item.address)}
          prefetch={false}
          dir="auto"
          className="inline-block py-0.5 text-bright underline underline-offset-4 hover:text-accent"
        >
          {item.title}
        </Link>
        <span className="block text-xs text-dim">
          {[item.kind === 'life' ? t.life() : t.event(), ...others.map((slug) => names.get(slug) ?? slug)].join(' · ')}
        </span>
      </td>
    </tr>
  );
}
