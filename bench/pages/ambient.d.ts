/** The built package, by its own name: the pages take their types from the sources. */
declare module 'zoom-embed-elements/define/*';

/** The build that `--against` names; without one, the same again. */
declare module 'before/*';
