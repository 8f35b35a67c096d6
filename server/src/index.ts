export type { Ids } from './calls/identifiers.js';
export type { CallItem, EngagementItem, Json, SourceEntry } from './calls/item.js';
export type { Leg, LegParty, MediaFile } from './calls/observation.js';
export { listen, type Listening, type ListenOptions } from './listen.js';
export type { Log, LogEntry } from './log.js';
export { createZoomServer, type ZoomServer } from './server.js';
export { SettingsError, type Schedule, type Visitor, type ZoomServerOptions } from './settings.js';
