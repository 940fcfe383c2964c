import type { CanonValue, Picture } from '@/api/types';
import { sourcesOf } from '@/features/assets/sources';
import { at } from './canon';

type Props = { value: CanonValue; portraits: ReadonlyMap<string, Picture>; large?: boolean };

/** The portrait of an element; its place is kept while its picture is read. Nothing where it has none. */
export function Portrait({ value, portraits, large = false }: Props) {
  const id = at(value, 'portrait');
  if (typeof id !== 'string') return null;
  const picture = portraits.get(id);
  const size = large ? 'size-24 sm:size-32' : 'size-20';
  return (
    <div className={`${size} shrink-0 border border-line bg-panel`}>
      {picture && (
        <img
          {...sourcesOf(picture)}
          alt={picture.altText}
          sizes="128px"
          loading="lazy"
          className="size-full object-cover object-top"
        />
      )}
    </div>
  );
}
