import { useStory } from '@/api/queries/stories';
import { useWorld } from '@/api/queries/worlds';
import { idIn, useAddress, useAskedSegment } from '@/browser/address';
import { pathEnd } from '@/domain/storyTree';
import * as t from '@/text/chat';
import type { ConversationKey } from './conversation';

/** The person's place in the site. It decides which agent answers. */
export type Place = {
  conversation: ConversationKey;
  agentName: string;
  worldId: string | null;
  storyId: string | null;
  segmentId: string | null;
};

const userAgent: Place = {
  conversation: 'user',
  agentName: t.userAgent(),
  worldId: null,
  storyId: null,
  segmentId: null,
};

/** Null until the world of the page is known. */
export function usePlace(): Place | null {
  const address = useAddress();
  const worldAsked = idIn(address, 'worlds');
  const storyAsked = idIn(address, 'stories');
  const world = useWorld(worldAsked);
  const story = useStory(storyAsked);
  const segmentAsked = useAskedSegment();
  if (address === null) return null;
  if (worldAsked) {
    if (world.data) return { ...worldAgent(worldAsked, world.data.name), storyId: null, segmentId: null };
    return world.error ? userAgent : null;
  }
  if (storyAsked) {
    if (story.data) {
      const { worldId, worldName, segments } = story.data;
      return { ...worldAgent(worldId, worldName), storyId: storyAsked, segmentId: pathEnd(segments, segmentAsked) };
    }
    return story.error ? userAgent : null;
  }
  return userAgent;
}

function worldAgent(worldId: string, name: string) {
  return { conversation: worldId, agentName: t.worldAgent({ world: name }), worldId };
}
