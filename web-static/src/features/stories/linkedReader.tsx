import type { Story } from '@/api/types';
import { EntriesOfWorld } from '@/features/worlds/mentions/knownEntries';
import { Reader } from './reader';

/** The reader, whose passages link to the entries of canon that they name. */
export function LinkedReader({ story }: { story: Story }) {
  return (
    <EntriesOfWorld worldId={story.worldId}>
      <Reader story={story} />
    </EntriesOfWorld>
  );
}
