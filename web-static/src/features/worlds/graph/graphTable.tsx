import Link from 'next/link';
import { useId } from 'react';
import * as t from '@/text/graph';
import { entryHref } from '../timeline/words';
import type { Graph } from './model';

type Props = { worldId: string; graph: Graph };

/** What the drawing shows, to be read: relations as rows, and below them the elements that have none. */
export function GraphTable({ worldId, graph }: Props) {
  const heading = useId();
  const alone = useId();
  const names = new Map(graph.nodes.map(({ slug, name }) => [slug, name]));
  const related = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  const others = graph.nodes.filter(({ slug }) => !related.has(slug));
  const link = (slug: string) => <ElementLink worldId={worldId} slug={slug} name={names.get(slug) ?? slug} />;
  return (
    <>
      {graph.edges.length > 0 && (
        <section aria-labelledby={heading} className="grid grid-cols-1 gap-3 border-t border-line pt-5">
          <h2 className="chrome text-bright">
            <span id={heading}>{t.relations()}</span>{' '}
            <span className="text-dim">{t.relationCount({ count: graph.edges.length })}</span>
          </h2>
          <table className="w-full table-fixed text-left text-sm" aria-labelledby={heading}>
            <thead>
              <tr className="chrome text-dim">
                <th scope="col" className="py-2 pr-3 font-normal">
                  {t.element()}
                </th>
                <th scope="col" className="py-2 pr-3 font-normal">
                  {t.relation()}
                </th>
                <th scope="col" className="py-2 font-normal">
                  {t.otherElement()}
                </th>
              </tr>
            </thead>
            <tbody>
              {graph.edges.map(({ id, from, to, kind, inverse }) => (
                <tr key={id} className="border-t border-line align-top">
                  <td className="py-2 pr-3">{link(from)}</td>
                  <td className="py-2 pr-3 wrap-anywhere">
                    <bdi>{kind}</bdi>
                    {inverse && <bdi className="block text-xs text-dim">{t.otherWay({ inverse })}</bdi>}
                  </td>
                  <td className="py-2">{link(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby={alone} className="grid grid-cols-1 gap-3 border-t border-line pt-5">
          <h2 id={alone} className="chrome text-bright">
            {t.withoutRelation()}
          </h2>
          <ul className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
            {others.map(({ slug }) => (
              <li key={slug}>{link(slug)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ElementLink({ worldId, slug, name }: { worldId: string; slug: string; name: string }) {
  return (
    <Link
      href={entryHref(worldId, `/elements/${slug}`)}
      prefetch={false}
      dir="auto"
      className="inline-block py-0.5 text-bright underline underline-offset-4 wrap-anywhere hover:text-accent"
    >
      {name}
    </Link>
  );
}
