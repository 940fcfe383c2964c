import cytoscape, { type Core, type LayoutOptions, type StylesheetJson } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { type Graph, rootsOf } from './model';
import type { Positions } from './positions';

cytoscape.use(fcose);
// It warns of relations between elements that lie one over the other, which dragging can bring about.
cytoscape.warnings(false);

/** In pixels, in a view that is not zoomed. */
const nodeSize = 18;
/** Between the elements and the border of the view, in pixels. */
export const padding = 30;
/** Smaller labels are not drawn: they could not be read. In pixels. */
const smallestLabel = 8;

export type Options = {
  graph: Graph;
  tree: boolean;
  kept: Positions;
  /** Null calculates positions without drawing. */
  container: HTMLElement | null;
};

/** Draws the graph. Elements whose position is kept stay where they are; the others are laid out around them. */
export function drawn({ graph, tree, kept, container }: Options): Core {
  const cy = cytoscape({
    ...(container ? { container, style: styleIn(container) } : { headless: true, styleEnabled: true }),
    elements: [
      ...graph.nodes.map(({ slug, name, kind }) => ({ data: { id: `n ${slug}`, slug, name, kind } })),
      ...graph.edges.map(({ id, from, to, kind }) => ({
        data: { id: `e ${id}`, source: `n ${from}`, target: `n ${to}`, kind },
      })),
    ],
    minZoom: 0.05,
    maxZoom: 4,
    boxSelectionEnabled: false,
    selectionType: 'single',
  });
  cy.layout(layoutOf(graph, tree, kept)).run();
  cy.on('resize', () => cy.fit(undefined, padding));
  return cy;
}

function layoutOf(graph: Graph, tree: boolean, kept: Positions): LayoutOptions {
  const all = graph.nodes.every(({ slug }) => slug in kept);
  if (all)
    return {
      name: 'preset',
      positions: Object.fromEntries(graph.nodes.map(({ slug }) => [`n ${slug}`, kept[slug] ?? { x: 0, y: 0 }])),
      padding,
    };
  if (tree)
    return {
      name: 'breadthfirst',
      directed: true,
      roots: rootsOf(graph).map((slug) => `n ${slug}`),
      nodeDimensionsIncludeLabels: true,
      spacingFactor: 1.2,
      padding,
    };
  const fixed = graph.nodes
    .filter(({ slug }) => slug in kept)
    .map(({ slug }) => ({ nodeId: `n ${slug}`, position: kept[slug] }));
  return {
    name: 'fcose',
    animate: false,
    quality: 'default',
    nodeSeparation: 120,
    idealEdgeLength: () => 110,
    nodeDimensionsIncludeLabels: true,
    padding,
    fixedNodeConstraint: fixed,
  } as LayoutOptions;
}

/** The colours of the theme that the container is drawn in. */
function styleIn(container: HTMLElement): StylesheetJson {
  const tokens = getComputedStyle(container);
  const colour = (role: string) => tokens.getPropertyValue(`--color-${role}`).trim();
  const font = tokens.fontFamily;
  return [
    {
      selector: 'node',
      style: {
        width: nodeSize,
        height: nodeSize,
        'background-color': colour('dim'),
        label: 'data(name)',
        color: colour('bright'),
        'font-family': font,
        'font-size': 12,
        'min-zoomed-font-size': smallestLabel,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-max-width': '110px',
        'text-wrap': 'ellipsis',
        'text-outline-color': colour('deep'),
        'text-outline-width': 2,
      },
    },
    ...shapes.map(([kind, shape]) => ({ selector: `node[kind = "${kind}"]`, style: { shape } })),
    {
      selector: 'edge',
      style: {
        width: 1,
        'line-color': colour('edge'),
        'target-arrow-color': colour('edge'),
        'target-arrow-shape': 'triangle',
        'curve-style': 'bezier',
        'arrow-scale': 0.8,
        label: 'data(kind)',
        color: colour('text'),
        'font-family': font,
        'font-size': 9,
        'min-zoomed-font-size': smallestLabel,
        'text-rotation': 'autorotate',
        'text-outline-color': colour('deep'),
        'text-outline-width': 2,
      },
    },
    { selector: 'node:selected', style: { 'background-color': colour('accent'), color: colour('accent') } },
  ];
}

const shapes = [
  ['character', 'ellipse'],
  ['location', 'rectangle'],
  ['technology', 'hexagon'],
  ['faction', 'diamond'],
  ['species', 'round-triangle'],
  ['artifact', 'pentagon'],
  ['event', 'star'],
  ['concept', 'octagon'],
] as const;
