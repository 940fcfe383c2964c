// The imports that are allowed in `src`. Code that two features share belongs below them, so that each feature can be read by itself.

/** The arrows between features, each with its reason. They form no circle. */
const featureUses = {
  account: [],
  assets: [],
  // The page of a world shows its files and chooses its cover among them.
  worlds: ['assets'],
  network: [],
  // The chat shows proposals for a world and links to entries of canon.
  chat: ['worlds'],
  // The reader asks the agent, and shows the passage that it is writing. Passages have pictures from the files of the world,
  // and link to the entries of its canon that they name.
  stories: ['chat', 'assets', 'worlds'],
};

/** The rooms below the features, and those of them that each may use. */
const roomUses = {
  text: [],
  browser: [],
  api: ['browser', 'text'],
  domain: ['api'],
  ui: ['api', 'browser', 'text'],
  session: ['api', 'browser', 'text', 'ui'],
};

const rooms = Object.keys(roomUses);
const tests = '\\.test\\.tsx?$|^src/testing/';
const entries = '^src/(app/|instrumentation-client)';

export default {
  forbidden: [
    ...Object.entries(featureUses).map(([feature, uses]) => ({
      name: `feature-${feature}`,
      comment: `${feature} may use ${listed([...rooms, ...uses])}. Move what it shares with another feature down to one of ${listed(rooms)}.`,
      severity: 'error',
      from: { path: `^src/features/${feature}/` },
      to: { path: '^src/(features|app|gallery)/', pathNot: [feature, ...uses].map((name) => `^src/features/${name}/`) },
    })),
    ...Object.entries(roomUses).map(([room, uses]) => ({
      name: `room-${room}`,
      comment: `${room} may use ${listed(uses)}. Hand it what it needs as an argument, or move the code up to where it is used.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [room, ...uses, 'testing'].map((name) => `^src/${name}/`) },
    })),
    {
      name: 'feature-unknown',
      comment: 'Name the feature in .dependency-cruiser.mjs, with the features that it may use.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: Object.keys(featureUses).map((name) => `^src/features/${name}/`) },
      to: {},
    },
    {
      name: 'no-circle',
      comment: 'Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-code',
      comment: 'Only tests may use test code. Move what pages need too out of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-dead-code',
      comment: 'No page needs this file. Delete it, or move it to src/testing if tests need it.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src/.*\\.tsx?$', pathNot: `${tests}|${entries}|\\.d\\.ts$`, reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};

function listed(names) {
  return names.length === 0 ? 'nothing in src' : names.join(', ');
}
