'use client';

import { Fragment, type ReactNode, useMemo } from 'react';
import { EntryLink } from './entryLink';
import { useKnownEntries } from './knownEntries';

type Props = {
  text: string;
  /** The address of the entry whose text it is: it is not linked in itself. */
  of?: string;
};

/** A text in which the names of entries are links. Put `EntriesOf` around it. */
export function MentionText({ text, of }: Props): ReactNode {
  const index = useKnownEntries()?.index;
  const mentions = useMemo(() => index?.in(text).filter(({ address }) => address !== of) ?? [], [index, text, of]);
  if (mentions.length === 0) return text;
  let from = 0;
  const parts = mentions.map(({ start, end, address }) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <Fragment key={start}>
        {before}
        <EntryLink address={address}>{text.slice(start, end)}</EntryLink>
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
